package dev.sessionmark.load;

import dev.sessionmark.statistics.QuantileTracker;
import io.netty.channel.EventLoop;
import java.util.PrimitiveIterator;
import java.util.concurrent.TimeUnit;

/**
 * Lets the arrivals of a schedule happen on the event loop, each as close to its due time as the
 * timer allows. When several are due, all of them happen, in bounded batches between which the loop
 * does its reading.
 */
final class Pacer implements Runnable {

    /** Told about each arrival. */
    interface Arrivals {
        /** A request is due; {@code now} is when that was acted on. */
        void arrive(long due, long now);

        /** The last request of the schedule has arrived. */
        void finished();
    }

    /** Most arrivals between two rounds of reading. */
    private static final int BATCH = 32;

    /** Above this the epoll timer may round to milliseconds, so the way is made in two hops. */
    private static final long FAR_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long HOP_BEFORE_DUE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    /** What timers are late by before anything is known: Linux's default timer slack. */
    private static final double USUAL_SLACK_NANOS = 50_000;

    /** More is no habit of the timer but somebody else's work, and not to be made up for. */
    private static final double MOST_SLACK_NANOS = 200_000;

    private static final double SLACK_STEP_NANOS = 400;

    /** Above the median: waking too early costs a round of the loop, too late is an error. */
    private static final double SLACK_QUANTILE = 0.75;

    private final EventLoop loop;
    private final PrimitiveIterator.OfLong offsets;
    private final Arrivals arrivals;
    private final long start;
    private final QuantileTracker slack =
            new QuantileTracker(
                    SLACK_QUANTILE, USUAL_SLACK_NANOS, SLACK_STEP_NANOS, MOST_SLACK_NANOS);
    private long end;
    private long due;
    private boolean stopped;
    private boolean timed;
    private long wakeAt;

    /**
     * @param start the schedule's zero, on the clock of {@link System#nanoTime()}
     * @param lengthNanos arrivals due before this offset happen
     */
    Pacer(
            EventLoop loop,
            ArrivalSchedule schedule,
            Arrivals arrivals,
            long start,
            long lengthNanos) {
        this.loop = loop;
        this.offsets = schedule.offsets();
        this.arrivals = arrivals;
        this.start = start;
        this.end = start + lengthNanos;
        this.due = start + offsets.nextLong();
    }

    /** Begins to wait for the first arrival. */
    void begin() {
        sleep(System.nanoTime());
    }

    /** Ends the schedule now; what was due before still happens. */
    void stop(long now) {
        if (now - end < 0) {
            end = now;
        }
        if (!stopped) {
            run();
        }
    }

    /** Ends the schedule; its owner is not told, and nothing more becomes due. */
    void cancel() {
        stopped = true;
    }

    @Override
    public void run() {
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        learnSlack(now);
        for (int i = 0; i < BATCH && !stopped && due - now <= 0 && due - end < 0; i++) {
            arrivals.arrive(due, now);
            due = start + offsets.nextLong();
            now = System.nanoTime();
        }
        if (stopped) {
            return;
        }
        if (due - end >= 0) {
            finishAt(now);
        } else {
            sleep(now);
        }
    }

    private void finishAt(long now) {
        if (end - now > 0) {
            // A load of ten seconds lasts ten seconds, also when its last request came earlier.
            loop.schedule(this, end - now, TimeUnit.NANOSECONDS);
        } else {
            stopped = true;
            arrivals.finished();
        }
    }

    private void sleep(long now) {
        long wait = due - now;
        long early = (long) slack.estimate();
        if (wait > FAR_NANOS) {
            loop.schedule(this, wait - HOP_BEFORE_DUE_NANOS, TimeUnit.NANOSECONDS);
        } else if (wait > early) {
            timed = true;
            wakeAt = due - early;
            loop.schedule(this, wait - early, TimeUnit.NANOSECONDS);
        } else {
            // Scheduled and not executed: the loop reads before it comes back here.
            loop.schedule(this, 0, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Learns how late the timer is. Waking that much earlier and going round the loop for the rest
     * is on time without burning a processor.
     */
    private void learnSlack(long now) {
        if (timed) {
            timed = false;
            slack.observe(now - wakeAt);
        }
    }
}
