package dev.sessionmark.load.arrival;

import dev.sessionmark.statistics.TimerSlack;
import io.netty.channel.EventLoop;
import java.util.PrimitiveIterator;
import java.util.concurrent.TimeUnit;

/**
 * Lets the arrivals of a schedule happen on the event loop, each as close to its due time as the
 * timer allows. When several are due, all of them happen, in bounded batches between which the loop
 * does its reading.
 */
public final class Pacer implements Runnable {

    /** Told about each arrival. */
    public interface Arrivals {
        /** A request is due; {@code now} is when that was acted on. */
        void arrive(long due, long now);

        /** The last request of the schedule has arrived. */
        void finished();
    }

    /** Most arrivals between two rounds of reading. */
    private static final int BATCH = 32;

    private final EventLoop loop;
    private final PrimitiveIterator.OfLong offsets;
    private final Arrivals arrivals;
    private final long start;
    private final TimerSlack slack = new TimerSlack();
    private long end;
    private long due;
    private boolean stopped;
    private boolean timed;
    private long wakeAt;

    /**
     * @param start the schedule's zero, on the clock of {@link System#nanoTime()}
     * @param lengthNanos arrivals due before this offset happen
     */
    public Pacer(
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
    public void begin() {
        sleep(System.nanoTime());
    }

    /** Ends the schedule now; what was due before still happens. */
    public void stop(long now) {
        if (now - end < 0) {
            end = now;
        }
        if (!stopped) {
            run();
        }
    }

    /** Ends the schedule at once; {@link Arrivals#finished()} is not called. */
    public void cancel() {
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
        long timer = slack.timerNanos(wait);
        timed = slack.learnsFrom(wait);
        wakeAt = now + timer;
        // Scheduled even for no time, and not executed: the loop reads before it comes back here.
        loop.schedule(this, timer, TimeUnit.NANOSECONDS);
    }

    private void learnSlack(long now) {
        if (timed) {
            timed = false;
            slack.fired(now - wakeAt);
        }
    }
}
