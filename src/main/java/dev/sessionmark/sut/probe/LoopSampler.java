package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.InUse;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.statistics.Distribution;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;

/**
 * Looks at every event-loop thread at a fixed rate, and notes whether it stands waiting outside its
 * selector, and in which application frame; and how many connections are in use then. Each look is
 * at a random moment of its period: what happens with the same period is seen as often as it is.
 */
public final class LoopSampler {

    private static final int CULPRITS = 5;

    private final List<LoopThread> loops;
    private final IntFunction<StretchLog> logs;
    private final IntSupplier used;
    private final long periodNanos;
    private final Thread thread;
    private final Map<String, Long> culprits = new HashMap<>();
    private long samples;
    private long blocked;
    private long since = System.nanoTime();
    private long looks;
    private long inUse;
    private long inUseSquares;
    private volatile boolean stopped;

    /**
     * Starts to look at the threads.
     *
     * @param logs where what is seen of the thread at a place is noted
     * @param used connections in use at the moment
     */
    LoopSampler(
            List<LoopThread> loops,
            Duration period,
            IntFunction<StretchLog> logs,
            IntSupplier used) {
        this.logs = logs;
        this.used = used;
        this.loops = List.copyOf(loops);
        this.periodNanos = period.toNanos();
        this.thread = new Thread(this::run, "sessionmark-loop-sampler");
        this.thread.setDaemon(true);
        this.thread.start();
    }

    private void run() {
        long due = System.nanoTime();
        while (!stopped) {
            due += periodNanos;
            long moment = due + ThreadLocalRandom.current().nextLong(periodNanos);
            long left = moment - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else if (left < -10 * periodNanos) {
                due = System.nanoTime();
            }
            countUsed(used.getAsInt());
            for (int place = 0; place < loops.size(); place++) {
                String culprit = sample(loops.get(place));
                count(culprit);
                logs.apply(place).sampled(System.nanoTime(), culprit);
            }
        }
        loops.forEach(LoopThread::close);
    }

    /** Where it stands waiting; null when it does not. */
    private static String sample(LoopThread loop) {
        if (!loop.mayBeBlocked()) {
            return null;
        }
        Thread.State state = loop.thread().getState();
        StackTraceElement[] stack = loop.thread().getStackTrace();
        // A thread whose state has changed meanwhile may have left what its state was for.
        boolean blocked = loop.thread().getState() == state && LoopStack.blocked(state, stack);
        return blocked ? LoopStack.culprit(stack) : null;
    }

    private synchronized void count(String culprit) {
        samples++;
        if (culprit != null) {
            blocked++;
            culprits.merge(culprit, 1L, Long::sum);
        }
    }

    private synchronized void countUsed(long connections) {
        looks++;
        inUse += connections;
        inUseSquares += connections * connections;
    }

    synchronized void reset() {
        since = System.nanoTime();
        looks = 0;
        inUse = 0;
        inUseSquares = 0;
        samples = 0;
        blocked = 0;
        culprits.clear();
    }

    synchronized LoopFigures seen() {
        List<Culprit> worst =
                culprits.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .limit(CULPRITS)
                        .map(e -> new Culprit(e.getKey(), (double) e.getValue() / samples))
                        .toList();
        return new LoopFigures(Distribution.EMPTY, null, List.of(), samples, blocked, worst);
    }

    /** How many connections were in use since the last reset. */
    synchronized InUse inUse() {
        return new InUse((System.nanoTime() - since) / 1e9, looks, inUse, inUseSquares);
    }

    /** Stops to look. */
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }
}
