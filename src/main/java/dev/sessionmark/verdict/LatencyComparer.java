package dev.sessionmark.verdict;

import dev.sessionmark.experiment.Slice;
import dev.sessionmark.experiment.WindowResult;
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
    Difference compare(List<WindowResult> a, List<WindowResult> b, double quantile) {
        return test(quantile).compare(arm(a), arm(b));
    }

    private TwoLevelBootstrap test(double quantile) {
        return thresholds.bootstrap(quantile, seed);
    }

    private static List<WindowResult> valid(ComparisonRow row) {
        return row.windows().stream().filter(WindowResult::valid).toList();
    }

    private static List<List<Samples>> arm(List<WindowResult> windows) {
        return windows.stream().map(LatencyComparer::slices).toList();
    }

    /** A window kept without its slices counts as one. */
    private static List<Samples> slices(WindowResult window) {
        return window.slices().isEmpty()
                ? List.of(new Samples(window.responseTime(), window.counts().notServed()))
                : window.slices().stream().map(LatencyComparer::samples).toList();
    }

    private static Samples samples(Slice slice) {
        return new Samples(slice.responseTime(), slice.notServed());
    }
}
