package dev.sessionmark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Compares a quantile of two arms that were each measured in several trials of several slices.
 *
 * <p>The interval comes from resampling on both levels: trials with replacement, and within each
 * drawn trial its slices with replacement. Single requests are not resampled: neighbours share
 * their pauses, and treating them as independent makes any difference look certain.
 *
 * <p>An interval is not enough with two or three trials, which is all that a comparison of a few
 * minutes can afford: two trials of each arm fall into separate ranges by mere chance in two of six
 * orders. So a difference is called one only when all of this holds:
 *
 * <ul>
 *   <li>the interval excludes 1,
 *   <li>the arms' ranges over trials do not overlap,
 *   <li>the arms lie further apart than Student's t allows for the spread between trials (of the
 *       logarithms, at the same confidence), which for two trials each means at least 4.3 times
 *       that spread; where an arm has a single trial, its spread is not known and nothing is called
 *       a difference,
 *   <li>it is large enough to matter.
 * </ul>
 *
 * <p>On synthetic A/A data with 30 % of log-normal noise between trials, two trials each, the
 * interval and the ranges alone call a difference in 26 % of all comparisons; all four together in
 * 4 %, and still find a factor of 5 in 81 %. With 5 % of noise they find a factor of 1.5 in 77 %,
 * with a third trial always.
 */
public final class TwoLevelBootstrap {

    /**
     * What decides besides the data.
     *
     * @param quantile which quantile is compared, 0 to 1
     * @param resamples how many resamples make the interval
     * @param confidence of the interval and of the test against the spread, 0 to 1
     * @param minRatio smallest ratio (larger by smaller) that matters
     * @param minAbsoluteNanos smallest absolute difference that matters
     * @param seed of the resampling: the same seed gives the same interval
     */
    public record Settings(
            double quantile,
            int resamples,
            double confidence,
            double minRatio,
            long minAbsoluteNanos,
            long seed) {

        /** p99, 1,000 resamples, 95 %; from 10 % and 0.2 ms on. */
        public static Settings defaults() {
            return new Settings(0.99, 1_000, 0.95, 1.1, 200_000, 1);
        }

        /** The same for another quantile. */
        public Settings withQuantile(double other) {
            return new Settings(other, resamples, confidence, minRatio, minAbsoluteNanos, seed);
        }
    }

    private final Settings settings;

    /** A test with these settings. */
    public TwoLevelBootstrap(Settings settings) {
        this.settings = settings;
    }

    /** What the test is called in results. */
    public String name() {
        return ("two-level bootstrap (trials, then one-second slices), %s %%, beyond the spread"
                        + " between trials")
                .formatted(Math.round(settings.confidence * 100));
    }

    /**
     * Compares two arms.
     *
     * @param a first arm: trials, each a list of the samples of its slices
     * @param b second arm
     * @return the comparison; not {@link Difference#comparable} when an arm has a trial without
     *     samples, or too few in all for the quantile ({@link Histograms#enoughFor})
     */
    public Difference compare(List<List<Samples>> a, List<List<Samples>> b) {
        if (!enough(a) || !enough(b)) {
            return Difference.unknown(settings.quantile);
        }
        Arm armA = new Arm(a);
        Arm armB = new Arm(b);
        double[] trialsA = armA.trialQuantiles();
        double[] trialsB = armB.trialQuantiles();
        double ratio = armA.quantile() / armB.quantile();
        if (endless(trialsA) + endless(trialsB) > 0) {
            return withoutEnd(armA, trialsA, armB, trialsB);
        }
        double[] ratios = resample(armA, armB);
        double tail = (1 - settings.confidence) / 2;
        double low = ratios[(int) Math.floor(tail * (ratios.length - 1))];
        double high = ratios[(int) Math.ceil((1 - tail) * (ratios.length - 1))];
        Spread spreadA = Spread.of(trialsA);
        Spread spreadB = Spread.of(trialsB);
        boolean different =
                (low > 1 || high < 1)
                        && !spreadA.overlaps(spreadB)
                        && beyondSpread(trialsA, trialsB)
                        && matters(armA.quantile(), armB.quantile());
        return new Difference(
                settings.quantile,
                armA.quantile(),
                armB.quantile(),
                ratio,
                low,
                high,
                spreadA,
                spreadB,
                different);
    }

    /**
     * Trials whose quantile falls among requests that were never served have no ratio to resample.
     * They are a difference when they are all of one arm and none of the other.
     */
    private Difference withoutEnd(Arm a, double[] trialsA, Arm b, double[] trialsB) {
        boolean repeated = trialsA.length > 1 && trialsB.length > 1;
        boolean onlyA = endless(trialsA) == trialsA.length && endless(trialsB) == 0;
        boolean onlyB = endless(trialsB) == trialsB.length && endless(trialsA) == 0;
        double ratio = a.quantile() / b.quantile();
        return new Difference(
                settings.quantile,
                a.quantile(),
                b.quantile(),
                ratio,
                ratio,
                ratio,
                Spread.of(trialsA),
                Spread.of(trialsB),
                repeated && (onlyA || onlyB));
    }

    private static long endless(double[] quantiles) {
        return Arrays.stream(quantiles).filter(Double::isInfinite).count();
    }

    private boolean enough(List<List<Samples>> trials) {
        // Too few samples in a single trial make its quantile noisy, which the spread then shows;
        // too few in all make the ratio itself worthless.
        long[] samples =
                trials.stream()
                        .mapToLong(t -> t.stream().mapToLong(Samples::count).sum())
                        .toArray();
        return Arrays.stream(samples).noneMatch(count -> count == 0)
                && Histograms.enoughFor(Arrays.stream(samples).sum(), settings.quantile);
    }

    private double[] resample(Arm a, Arm b) {
        SplittableRandom random = new SplittableRandom(settings.seed);
        double[] ratios = new double[settings.resamples];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = a.resampledQuantile(random) / b.resampledQuantile(random);
        }
        // A resample of nothing but empty slices says nothing.
        double[] usable = Arrays.stream(ratios).filter(Double::isFinite).sorted().toArray();
        return usable.length > 0 ? usable : new double[] {Double.NaN};
    }

    private boolean matters(double a, double b) {
        return larger(a / b) >= settings.minRatio && Math.abs(a - b) >= settings.minAbsoluteNanos;
    }

    private boolean beyondSpread(double[] a, double[] b) {
        if (a.length < 2 || b.length < 2) {
            return false;
        }
        double[] logA = Arrays.stream(a).map(Math::log).toArray();
        double[] logB = Arrays.stream(b).map(Math::log).toArray();
        int degrees = a.length + b.length - 2;
        double variance = (squaredDeviations(logA) + squaredDeviations(logB)) / degrees;
        double error = Math.sqrt(variance * (1.0 / a.length + 1.0 / b.length));
        return Math.abs(mean(logA) - mean(logB))
                > StudentT.critical(degrees, settings.confidence) * error;
    }

    private static double larger(double ratio) {
        return Math.max(ratio, 1 / ratio);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double squaredDeviations(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    }

    /** The trials of one arm, ready to be resampled. */
    private final class Arm {
        private final List<Bins.Sparse[]> trials = new ArrayList<>();
        private final Bins bins;
        private final double quantile;

        Arm(List<List<Samples>> slices) {
            bins = new Bins(slices.stream().flatMap(List::stream).toList(), settings.quantile);
            for (List<Samples> trial : slices) {
                trials.add(trial.stream().map(bins::sparse).toArray(Bins.Sparse[]::new));
            }
            bins.clear();
            trials.forEach(trial -> Arrays.stream(trial).forEach(bins::add));
            quantile = bins.quantile();
        }

        double quantile() {
            return quantile;
        }

        double[] trialQuantiles() {
            return trials.stream()
                    .mapToDouble(
                            trial -> {
                                bins.clear();
                                Arrays.stream(trial).forEach(bins::add);
                                return bins.quantile();
                            })
                    .toArray();
        }

        double resampledQuantile(SplittableRandom random) {
            bins.clear();
            for (int t = 0; t < trials.size(); t++) {
                Bins.Sparse[] trial = trials.get(random.nextInt(trials.size()));
                for (int s = 0; s < trial.length; s++) {
                    bins.add(trial[random.nextInt(trial.length)]);
                }
            }
            return bins.quantile();
        }
    }
}
