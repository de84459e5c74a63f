package dev.sessionmark.measurement.trace;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One thing that a request did with a database session.
 *
 * @param kind what
 * @param at when, in nanoseconds: of {@link System#nanoTime()} in the system under test, from the
 *     start of the window in a {@link RequestTrace}
 */
@RegisterForReflection
public record Step(Kind kind, long at) {

    /** What a request does with a session, in the order in which it does it. */
    @RegisterForReflection
    public enum Kind {
        /** A connection is asked for. */
        ASKED,
        /** The connection is there. */
        GOT,
        /** A statement is sent, begin and commit included. */
        SENT,
        /** The statement is answered. */
        ANSWERED,
        /** The connection is given back. */
        CLOSED
    }
}
