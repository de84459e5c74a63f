package dev.sessionmark.measurement.trace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * One request from its intended start to its answer. All times in nanoseconds from the start of the
 * window.
 *
 * @param number of the request, from 1 in each window
 * @param drawn whether chance has chosen it
 * @param slow whether it is among the slowest
 * @param dueAt its intended start
 * @param sentAt when the load generator wrote it
 * @param receivedAt when an event loop of the system under test had read its head
 * @param loop name of that event loop's thread
 * @param handlerAt when its handler began; {@code receivedAt} when that was not seen
 * @param thread name of the thread on which the handler began; null when that was not seen
 * @param steps what it did with its database sessions, in order
 * @param stepsLeftOut how many more steps there were
 * @param writtenAt when its answer had been handed to the socket, as far as the system under test
 *     knows: never later than it was read, however late its thread came to look at the clock
 * @param readAt when the load generator had read the answer
 */
@RegisterForReflection
public record RequestTrace(
        long number,
        boolean drawn,
        boolean slow,
        long dueAt,
        long sentAt,
        long receivedAt,
        String loop,
        long handlerAt,
        String thread,
        List<Step> steps,
        int stepsLeftOut,
        long writtenAt,
        long readAt) {

    /** From the intended start to the answer, in nanoseconds. */
    public long responseTime() {
        return readAt - dueAt;
    }

    static RequestTrace join(
            ClientStamps client, ServerStamps server, boolean drawn, boolean slow, long start) {
        boolean handled = server.handlerAt() != 0;
        return new RequestTrace(
                client.number(),
                drawn,
                slow,
                client.dueAt() - start,
                client.sentAt() - start,
                server.receivedAt() - start,
                server.loop(),
                (handled ? server.handlerAt() : server.receivedAt()) - start,
                server.thread(),
                server.steps().stream()
                        .map(step -> new Step(step.kind(), step.at() - start))
                        .toList(),
                server.stepsLeftOut(),
                Math.min(server.writtenAt(), client.readAt()) - start,
                client.readAt() - start);
    }
}
