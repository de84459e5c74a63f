package dev.sessionmark.measurement.trace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

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
