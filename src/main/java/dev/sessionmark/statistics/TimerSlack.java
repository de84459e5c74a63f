package dev.sessionmark.statistics;

import java.util.concurrent.TimeUnit;

/**
 * How late the timers of an event loop usually are, learned from how late they were. A task that
 * sets its timer that much earlier and goes round the loop for the rest is on time without burning
 * a processor. Not thread-safe.
 */
public final class TimerSlack {

    /** Above this the epoll timer may round to milliseconds, so the way is made in two hops. */
    private static final long FAR_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long HOP_BEFORE_DUE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    /** What timers are late by before anything is known: Linux's default timer slack. */
    private static final double USUAL_NANOS = 50_000;

    /** A timer later than this was held up by other work; that must not be learned. */
    private static final double MOST_NANOS = 200_000;

    private static final double STEP_NANOS = 400;

    /** Above the median: waking too early costs a round of the loop, too late is an error. */
    private static final double QUANTILE = 0.75;

    private final QuantileTracker late =
            new QuantileTracker(QUANTILE, USUAL_NANOS, STEP_NANOS, MOST_NANOS);

    /**
     * For how long to set the timer of a task that is due after a wait. When it fires the task is
     * not due yet, and asks again; 0: it goes round the loop.
     */
    public long timerNanos(long waitNanos) {
        return waitNanos > FAR_NANOS
                ? waitNanos - HOP_BEFORE_DUE_NANOS
                : Math.max(0, waitNanos - earlyNanos());
    }

    /** Whether the timer for this wait shows how late timers are. */
    public boolean learnsFrom(long waitNanos) {
        return waitNanos > earlyNanos() && waitNanos <= FAR_NANOS;
    }

    /** Such a timer fired so much later than it was set for. */
    public void fired(long lateNanos) {
        late.observe(lateNanos);
    }

    private long earlyNanos() {
        return (long) late.estimate();
    }

    /**
     * Follows a quantile of a stream of values in small steps: up when a value is above it, down
     * when below, in such a proportion that it comes to rest at the quantile. Stores no values and
     * forgets the past, so it follows a quantile that moves. Not thread-safe.
     */
    static final class QuantileTracker {

        private final double up;
        private final double down;
        private final double highest;
        private double estimate;

        /**
         * @param quantile the quantile to follow, between 0 and 1 exclusively
         * @param initial where to start
         * @param step mean size of a step: larger follows faster, smaller more precisely
         * @param highest the estimate stays between 0 and this
         */
        public QuantileTracker(double quantile, double initial, double step, double highest) {
            if (!(quantile > 0 && quantile < 1)) {
                throw new IllegalArgumentException("not a quantile to follow: " + quantile);
            }
            this.up = 2 * step * quantile;
            this.down = 2 * step * (1 - quantile);
            this.highest = highest;
            this.estimate = initial;
        }

        /** Takes a value. */
        public void observe(double value) {
            estimate += value > estimate ? up : -down;
            estimate = Math.max(0, Math.min(highest, estimate));
        }

        /** Where the quantile is believed to be. */
        public double estimate() {
            return estimate;
        }
    }
}
