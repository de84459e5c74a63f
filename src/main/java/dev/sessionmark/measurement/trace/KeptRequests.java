package dev.sessionmark.measurement.trace;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The requests of a window that the load generator proposes to keep in full.
 *
 * @param startedAt when the window began, in nanoseconds of {@link System#nanoTime()}
 * @param drawn those that chance has chosen, in the order they were due
 * @param slowest the slowest of all, slowest first; some more than are kept, since the system under
 *     test may have lost one
 */
public record KeptRequests(long startedAt, List<ClientStamps> drawn, List<ClientStamps> slowest) {

    /** Nothing was kept. */
    public static final KeptRequests NONE = new KeptRequests(0, List.of(), List.of());

    /** The numbers of all of them, each once. */
    public LongStream numbers() {
        return Stream.concat(drawn.stream(), slowest.stream())
                .mapToLong(ClientStamps::number)
                .distinct();
    }

    /**
     * A request as the load generator saw it, in nanoseconds of {@link System#nanoTime()}.
     *
     * @param number by which the system under test knows it
     * @param dueAt its intended start
     * @param sentAt when it was written
     * @param readAt when the last bytes of its answer were read
     */
    public record ClientStamps(long number, long dueAt, long sentAt, long readAt) {

        /** From the intended start to the answer, in nanoseconds. */
        public long responseTime() {
            return readAt - dueAt;
        }
    }
}
