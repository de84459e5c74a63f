package dev.sessionmark.measurement.trace;

import dev.sessionmark.measurement.trace.KeptRequests.ClientStamps;
import dev.sessionmark.measurement.trace.SutTrace.ServerStamps;
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
 * @param loop name of that event loop's thread; null where the system under test kept nothing of
 *     the request: then its times there are those of sending it and of its answer
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

    /** Whether the system under test has kept its half. */
    public boolean seenInside() {
        return loop != null;
    }

    /**
     * Both halves of a request.
     *
     * @param server null where that half is missing
     */
    static RequestTrace join(
            ClientStamps client, ServerStamps server, boolean drawn, boolean slow, long start) {
        ServerStamps inside = server == null ? unseen(client) : server;
        Long handled = inside.handlerAt();
        return new RequestTrace(
                client.number(),
                drawn,
                slow,
                client.dueAt() - start,
                client.sentAt() - start,
                inside.receivedAt() - start,
                inside.loop(),
                (handled == null ? inside.receivedAt() : handled) - start,
                inside.thread(),
                inside.steps().stream()
                        .map(step -> new Step(step.kind(), step.at() - start))
                        .toList(),
                inside.stepsLeftOut(),
                Math.min(inside.writtenAt(), client.readAt()) - start,
                client.readAt() - start);
    }

    private static ServerStamps unseen(ClientStamps client) {
        return new ServerStamps(
                client.number(), client.sentAt(), null, null, null, List.of(), 0, client.readAt());
    }
}
