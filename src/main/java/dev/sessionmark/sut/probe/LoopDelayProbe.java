package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.statistics.Histograms;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How late every event loop runs a task that is due at a fixed period. A loop that stood still runs
 * all tasks it missed, each against its own due time, so that a stall weighs as much as it would on
 * requests that arrive evenly.
 */
public final class LoopDelayProbe {

    private static final int MOST_SECONDS = 3_700;

    /** A loop that is that late is no longer about to run its tasks. */
    private static final int STANDS_STILL_PERIODS = 4;

    private final long periodNanos;
    private final List<Loop> loops = new ArrayList<>();
    private final AtomicLongArray maxPerSecond = new AtomicLongArray(MOST_SECONDS);
    private volatile boolean stopped;
    private volatile long windowStart = System.nanoTime();

    /** Starts to measure on each of the loops. */
    public LoopDelayProbe(Iterable<EventExecutor> executors, Duration period) {
        this.periodNanos = period.toNanos();
        executors.forEach(executor -> loops.add(new Loop(executor)));
    }

    /** Forgets what was measured and starts a window. */
    void reset() {
        windowStart = System.nanoTime();
        for (int i = 0; i < maxPerSecond.length(); i++) {
            maxPerSecond.set(i, 0);
        }
        loops.forEach(
                loop -> {
                    loop.recorder.reset();
                    loop.log.reset();
                });
    }

    /**
     * The delays of the worst loop since the start of the window, in nanoseconds: the one with the
     * largest p99. Clients bound to a blocked loop gain nothing from the others, and figures of all
     * loops together would hide it.
     */
    Histogram worst() {
        return loops.stream()
                .map(Loop::delays)
                .max(
                        Comparator.comparingLong(LoopDelayProbe::p99)
                                .thenComparingLong(Histogram::getMaxValue))
                .orElseGet(Histograms::create);
    }

    /** The p99 of the loop with the smallest, in nanoseconds; empty when nothing was measured. */
    Optional<Long> bestP99() {
        return loops.stream()
                .map(Loop::delays)
                .filter(delays -> delays.getTotalCount() > 0)
                .map(LoopDelayProbe::p99)
                .min(Comparator.naturalOrder());
    }

    private static long p99(Histogram delays) {
        return delays.getTotalCount() == 0 ? 0 : delays.getValueAtPercentile(99);
    }

    /** The largest delay in each second of the window, in nanoseconds. */
    List<Long> maxPerSecond() {
        long seconds = (System.nanoTime() - windowStart) / 1_000_000_000 + 1;
        return IntStream.range(0, (int) Math.min(seconds, MOST_SECONDS))
                .mapToObj(maxPerSecond::get)
                .toList();
    }

    /**
     * In which stretches each loop was late. The last one goes on where a loop still is.
     *
     * @param names of the loops, in the order in which they were given
     */
    List<BlockedStretch> stretches(List<String> names) {
        long now = System.nanoTime();
        List<BlockedStretch> all = new ArrayList<>();
        for (int place = 0; place < loops.size(); place++) {
            Loop loop = loops.get(place);
            all.addAll(loop.log.stretches(names.get(place), loop.due, now));
        }
        return all;
    }

    /** How many more there were. */
    int overwritten() {
        return loops.stream().mapToInt(loop -> loop.log.overwritten()).sum();
    }

    /** What is known of the loop at a place of the order in which they were given. */
    StretchLog log(int place) {
        return loops.get(place).log;
    }

    /** Stops to measure. */
    public void stop() {
        stopped = true;
        loops.forEach(loop -> loop.task.cancel(false));
    }

    private final class Loop implements Runnable {

        private final EventExecutor executor;
        private final SingleWriterRecorder recorder =
                new SingleWriterRecorder(Histograms.SIGNIFICANT_DIGITS);
        private final StretchLog log = new StretchLog();
        private volatile ScheduledFuture<?> task;
        private volatile long due;

        Loop(EventExecutor executor) {
            this.executor = executor;
            due = System.nanoTime() + periodNanos;
            task = executor.schedule(this, periodNanos, TimeUnit.NANOSECONDS);
        }

        /**
         * Tasks that were due in the meantime would all run now. A periodic task of the loop itself
         * would not do: Netty runs it once per turn of the loop, so that on a loop that is always
         * late it falls behind further and further, and measures itself.
         */
        @Override
        public void run() {
            long now = System.nanoTime();
            log.late(due, now);
            while (due <= now) {
                recorder.recordValue(now - due);
                largest(now, now - due);
                due += periodNanos;
            }
            if (!stopped) {
                task = executor.schedule(this, due - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        }

        private void largest(long now, long delay) {
            long second = (now - windowStart) / 1_000_000_000;
            if (second >= 0 && second < MOST_SECONDS) {
                maxPerSecond.accumulateAndGet((int) second, delay, Math::max);
            }
        }

        /** Those of tasks that are overdue are what they are at least: their delay until now. */
        Histogram delays() {
            Histogram delays = Histograms.create();
            delays.add(recorder.getIntervalHistogram());
            long now = System.nanoTime();
            long waiting = due - windowStart > 0 ? due : windowStart;
            if (now - waiting > STANDS_STILL_PERIODS * periodNanos) {
                largest(now, now - waiting);
                for (; waiting <= now; waiting += periodNanos) {
                    delays.recordValue(now - waiting);
                }
            }
            return delays;
        }
    }
}
