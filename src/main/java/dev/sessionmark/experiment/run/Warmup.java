package dev.sessionmark.experiment.run;

import dev.sessionmark.load.LoadProgress;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.statistics.Steadiness;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads a target until throughput and latency have settled, or until the bound.
 *
 * @param took how long it was loaded
 * @param settled whether it had settled by then
 */
record Warmup(Duration took, boolean settled) {

    /** Of a trial that failed before its warm-up was over. */
    static final Warmup NONE = new Warmup(Duration.ZERO, false);

    static Warmup run(Testbed testbed, LoadSpec load, Duration bound, Await await) {
        long started = System.nanoTime();
        Steadiness steadiness = new Steadiness(Steadiness.Settings.defaults(), Double.NaN);
        AtomicBoolean settled = new AtomicBoolean();
        LoadRun run =
                testbed.start(
                        load.watchedBy(
                                seen -> settled.compareAndSet(false, steadiness.add(point(seen)))));
        await.until(run, () -> settled.get() || System.nanoTime() - started >= bound.toNanos());
        await.check();
        return new Warmup(Duration.ofNanos(System.nanoTime() - started), settled.get());
    }

    private static Steadiness.Point point(LoadProgress seen) {
        return new Steadiness.Point(seen.throughput(), seen.p50Nanos());
    }
}
