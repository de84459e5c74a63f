package dev.sessionmark.load;

/**
 * One interval of a running load, seen live: answers count in the interval in which they arrive,
 * whenever they were asked for.
 *
 * @param elapsedSeconds from the start of the load to the end of the interval
 * @param intervalSeconds length of the interval, about one second
 * @param intended requests the schedule asked for in the interval
 * @param succeeded right answers in time that arrived in the interval
 * @param failed requests that failed in the interval, whatever the reason
 * @param inFlight requests sent or queued at the end of the interval
 * @param p50Nanos median response time of the right answers, late ones included; 0 without any
 * @param p99Nanos 99th percentile of the same
 */
public record LoadProgress(
        double elapsedSeconds,
        double intervalSeconds,
        long intended,
        long succeeded,
        long failed,
        int inFlight,
        long p50Nanos,
        long p99Nanos) {

    /** Right answers in time per second. */
    public double throughput() {
        return succeeded / intervalSeconds;
    }

    /**
     * Told about twice a second how a load goes, for progress and to find out when a warm-up has
     * settled. Called on a worker thread, one call at a time and in order; it may block without
     * slowing the load.
     */
    @FunctionalInterface
    public interface Listener {

        /** What happened since the last call. */
        void progressed(LoadProgress progress);
    }
}
