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
}
