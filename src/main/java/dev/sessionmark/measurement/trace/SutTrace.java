package dev.sessionmark.measurement.trace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What the system under test has kept of a window, for {@link WindowTrace#join}.
 *
 * @param requests those that were asked for, as far as it still has them
 * @param blocked stretches in which an event loop stood still, in the order they began
 * @param stretchesLeftOut how many more there were, shorter ones
 */
@RegisterForReflection
public record SutTrace(
        List<ServerStamps> requests, List<BlockedStretch> blocked, int stretchesLeftOut) {

    /** Nobody looked. */
    public static final SutTrace NONE = new SutTrace(List.of(), List.of(), 0);

    /**
     * A request as the system under test saw it, in nanoseconds of {@link System#nanoTime()}.
     *
     * @param number by which the load generator knows it
     * @param receivedAt when an event loop had read its head
     * @param loop name of that event loop's thread
     * @param handlerAt when its handler began; null when it never did
     * @param thread name of the thread on which the handler began; null when it never did
     * @param steps what it did with its database sessions, in order
     * @param stepsLeftOut how many more steps there were than are kept
     * @param writtenAt when its answer had been handed to the socket
     */
    @RegisterForReflection
    public record ServerStamps(
            long number,
            long receivedAt,
            String loop,
            Long handlerAt,
            String thread,
            List<Step> steps,
            int stepsLeftOut,
            long writtenAt) {}
}
