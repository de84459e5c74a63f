package dev.sessionmark.engine;

import dev.sessionmark.load.LoadProgress;
import dev.sessionmark.load.LoadRun;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.measurement.trace.WarmupTrace;
import dev.sessionmark.statistics.Steadiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads a target until throughput and latency have settled, or until the bound.
 *
 * @param took how long it was loaded
 * @param settled whether it had settled by then
 * @param trace how it went
 */
record Warmup(Duration took, boolean settled, WarmupTrace trace) {

    /** Of a trial that failed before its warm-up was over. */
    static final Warmup NONE = new Warmup(Duration.ZERO, false, WarmupTrace.NONE);

    static Warmup run(Testbed testbed, LoadSpec load, Duration bound, LoadWaiter await) {
        long started = System.nanoTime();
        Course course = new Course();
        LoadRun run = testbed.start(load.watchedBy(course::progressed));
        await.until(run, () -> course.settled() || System.nanoTime() - started >= bound.toNanos());
        await.check();
        return new Warmup(
                Duration.ofNanos(System.nanoTime() - started), course.settled(), course.trace());
    }

    /** What is heard of a warm-up, on one thread, and asked for on another. */
    static final class Course {

        private final Steadiness steadiness =
                new Steadiness(Steadiness.Settings.defaults(), Double.NaN);
        private final List<WarmupTrace.Point> points = new ArrayList<>();
        private Double steadyAtSeconds;
        private String because;

        synchronized void progressed(LoadProgress progress) {
            if (points.size() < WarmupTrace.MOST_POINTS) {
                points.add(
                        new WarmupTrace.Point(
                                progress.elapsedSeconds(),
                                progress.throughput(),
                                progress.p50Nanos()));
            }
            if (steadyAtSeconds != null) {
                return;
            }
            boolean steady =
                    steadiness.add(
                            new Steadiness.Point(progress.throughput(), progress.p50Nanos()));
            because = steadiness.because();
            if (steady) {
                steadyAtSeconds = progress.elapsedSeconds();
            }
        }

        synchronized boolean settled() {
            return steadyAtSeconds != null;
        }

        synchronized WarmupTrace trace() {
            return new WarmupTrace(List.copyOf(points), steadyAtSeconds, because);
        }
    }
}
