package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.statistics.Samples;
import dev.sessionmark.statistics.TwoLevelBootstrap;
import java.util.List;

/** Compares the response times of two rows, or of two groups of windows, trial by trial. */
final class LatencyComparer {

    /** The quantile that verdicts rest on. */
    static final double P99 = 0.99;

    private final VerdictThresholds thresholds;
    private final long seed;

    LatencyComparer(VerdictThresholds thresholds, long seed) {
        this.thresholds = thresholds;
        this.seed = seed;
    }

    /** What the test is called in results. */
    String name() {
        return test(P99).name();
    }

    /** The p99 of the rows' valid trials. */
    Difference p99(ComparisonRow a, ComparisonRow b) {
        return compare(valid(a), valid(b), P99);
    }

    /** A quantile of two groups of windows, one per trial. */
    Difference compare(List<Window> a, List<Window> b, double quantile) {
        return test(quantile).compare(arm(a), arm(b));
    }

    private TwoLevelBootstrap test(double quantile) {
        return thresholds.bootstrap(quantile, seed);
    }

    private static List<Window> valid(ComparisonRow row) {
        return row.windows().stream().filter(Window::valid).toList();
    }

    private static List<List<Samples>> arm(List<Window> windows) {
        return windows.stream().map(LatencyComparer::slices).toList();
    }

    /** A window kept without its slices counts as one. */
    private static List<Samples> slices(Window window) {
        return window.load().slices().isEmpty()
                ? List.of(
                        new Samples(
                                window.load().responseTime(), window.load().counts().notServed()))
                : window.load().slices().stream().map(LatencyComparer::samples).toList();
    }

    private static Samples samples(Slice slice) {
        return new Samples(slice.responseTime(), slice.notServed());
    }
}
