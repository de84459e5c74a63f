package dev.sessionmark.load;

/**
 * One request and how it ended, in nanoseconds of {@link System#nanoTime()}.
 *
 * @param dueAt its intended start
 * @param sentAt when it was written; null where it never was
 * @param endedAt when the last bytes of its answer were read; without an answer, when that was
 *     certain
 * @param end what became of it
 */
public record EndedRequest(long dueAt, Long sentAt, long endedAt, End end) {

    /** What becomes of a request. */
    public enum End {
        /** It got a right answer, however late. */
        ANSWERED,
        /** It got another answer than the right one. */
        WRONG,
        /** Its connection could not be opened, or was lost. */
        LOST,
        /** It had no answer when the drain was over. */
        UNFINISHED,
        /** It was not sent: too many were in flight. */
        DROPPED
    }

    /**
     * Told of each request of a load when it has ended. Called on the generator's event loop before
     * the load's result is there: what it costs is the generator's lag, so it is for small loads.
     */
    @FunctionalInterface
    public interface Listener {

        /** A request has ended. */
        void ended(EndedRequest request);
    }
}
