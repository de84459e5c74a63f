package dev.sessionmark.experiment.run;

import dev.sessionmark.load.LoadRun;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.statistics.Steadiness;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads a fresh system under test until throughput and latency have settled, or until the bound.
 *
 * @param took how long it was loaded
 * @param settled whether it had settled by then
 */
record Warmup(Duration took, boolean settled) {

    static Warmup run(Rig rig, LoadSpec load, Duration bound, Await await) {
        long started = System.nanoTime();
        Steadiness steadiness = new Steadiness(Steadiness.Settings.defaults(), Double.NaN);
        AtomicBoolean settled = new AtomicBoolean();
        LoadRun run =
                rig.generator()
                        .start(
                                load.watchedBy(
                                        progress ->
                                                settled.compareAndSet(
                                                        false,
                                                        steadiness.add(
                                                                new Steadiness.Point(
                                                                        progress.throughput(),
                                                                        progress.p50Nanos())))));
        await.until(run, () -> settled.get() || System.nanoTime() - started >= bound.toNanos());
        await.check();
        return new Warmup(Duration.ofNanos(System.nanoTime() - started), settled.get());
    }
}
