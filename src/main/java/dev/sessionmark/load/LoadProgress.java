package dev.sessionmark.load;

import org.HdrHistogram.Histogram;

/**
 * One interval of a running load, seen live: answers count in the interval in which they arrive,
 * whenever they were asked for.
 *
 * @param elapsedSeconds from the start of the window to the end of the interval; negative in its
 *     lead-in
 * @param intervalSeconds length of the interval, about one second at most
 * @param succeeded right answers in time that arrived in the interval; not counted in a lead-in
 * @param failed requests that failed in the interval, whatever the reason; likewise
 * @param inFlight requests sent or queued at the end of the interval
 * @param responseTime right answers, late ones included, in nanoseconds
 */
public record LoadProgress(
        double elapsedSeconds,
        double intervalSeconds,
        long succeeded,
        long failed,
        int inFlight,
        Histogram responseTime) {

    /** Right answers in time per second. */
    public double throughput() {
        return succeeded / intervalSeconds;
    }

    /** Median response time of the right answers; NaN without any. */
    public double p50Nanos() {
        return responseTime.getTotalCount() == 0
                ? Double.NaN
                : responseTime.getValueAtPercentile(50);
    }

    /**
     * Told about twice a second how a load goes, to find out when a warm-up has settled. Called on
     * a worker thread, one call at a time and in order; it may block without slowing the load.
     */
    @FunctionalInterface
    public interface Listener {

        /** What happened since the last call. */
        void progressed(LoadProgress progress);
    }
}
