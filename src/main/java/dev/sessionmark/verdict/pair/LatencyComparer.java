package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.statistics.Samples;
import dev.sessionmark.statistics.TwoLevelBootstrap;
import dev.sessionmark.statistics.TwoLevelBootstrap.Arm;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.VerdictThresholds;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the response times of two rows, or of two groups of windows, trial by trial. A row is
 * resampled once, however many it is compared with.
 */
public final class LatencyComparer {

    /** The quantile that verdicts rest on. */
    public static final double P99 = 0.99;

    /** What a request usually takes. */
    public static final double MEDIAN = 0.5;

    /** A group of windows, ready to be compared by either quantile. */
    private record Arms(Arm median, Arm p99) {}

    private final TwoLevelBootstrap median;
    private final TwoLevelBootstrap p99;
    private final Map<List<Window>, Arms> known = new IdentityHashMap<>();

    /**
     * A comparer for one experiment.
     *
     * @param seed of the resampling
     * @param rounds whether its arms took turns, slice by slice
     */
    public LatencyComparer(VerdictThresholds thresholds, long seed, boolean rounds) {
        this.median = thresholds.bootstrap(MEDIAN, seed, rounds);
        this.p99 = thresholds.bootstrap(P99, seed, rounds);
    }

    /** What the test is called in results. */
    public String name() {
        return p99.name();
    }

    /** The p99 of the rows' valid trials. */
    public Difference p99(ComparisonRow a, ComparisonRow b) {
        return p99(a.windows(), b.windows());
    }

    /** The median of the rows' valid trials. */
    public Difference median(ComparisonRow a, ComparisonRow b) {
        return median(a.windows(), b.windows());
    }

    /** The p99 of two groups of windows, one per trial; invalid ones do not count. */
    public Difference p99(List<Window> a, List<Window> b) {
        return p99.compare(arms(a).p99, arms(b).p99);
    }

    /** The median of two groups of windows, one per trial; invalid ones do not count. */
    public Difference median(List<Window> a, List<Window> b) {
        return median.compare(arms(a).median, arms(b).median);
    }

    private Arms arms(List<Window> windows) {
        Arms arms = known.get(windows);
        if (arms == null) {
            List<List<Samples>> trials =
                    windows.stream().filter(Window::valid).map(LatencyComparer::slices).toList();
            long stream = known.size();
            arms = new Arms(median.arm(trials, stream), p99.arm(trials, stream));
            known.put(windows, arms);
        }
        return arms;
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
