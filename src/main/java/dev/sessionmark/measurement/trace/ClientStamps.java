package dev.sessionmark.measurement.trace;

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
