package dev.sessionmark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Compares a quantile of two arms that were each measured in several trials of several slices.
 *
 * <p>The interval comes from resampling on both levels: trials with replacement, and within each
 * drawn trial its slices with replacement. Single requests are not resampled: neighbours share
 * their pauses, and treating them as independent makes any difference look certain.
 *
 * <p>That interval alone is too narrow with two or three trials, which is all that a comparison of
 * a few minutes can afford: two trials of each arm fall into separate ranges by mere chance in two
 * of six orders. So the interval given is the hull of it and of Student's t for the spread between
 * trials (of the logarithms, at the same confidence), which for two trials each reaches 4.3 times
 * that spread to both sides. Where an arm has a single trial its spread is not known, and so there
 * is no interval. A difference is called one only when all of this holds:
 *
 * <ul>
 *   <li>the interval excludes 1,
 *   <li>the arms' ranges over trials do not overlap,
 *   <li>it is large enough to matter.
 * </ul>
 *
 * <p>On synthetic A/A data with 30 % of log-normal noise between trials, two trials each, the
 * resampling and the ranges alone call a difference in 26 % of all comparisons; with the spread in
 * 4 %, and still find a factor of 5 in 81 %. With 5 % of noise they find a factor of 1.5 in 77 %,
 * with a third trial always.
 *
 * <p>Where the arms took turns, slice by slice, the same slices of two arms met the same machine:
 * they are one round, and only their ratio counts. Resamples then draw the same rounds for both
 * arms, and the interval is the hull of that and of Student's t for the logarithms of the ratios,
 * round by round, with one variance for all of them, unless processes differ by more than their
 * rounds explain (by an F test at 25 %: Bancroft 1964, "sometimes pool"): then with the variance
 * between processes alone. Instead of the ranges the direction must be the same in every trial.
 * Where one of the two has left earlier, the rounds count that both were measured in.
 *
 * <p>Resampling is what takes time, and one arm is compared with many: it is resampled once, with
 * random numbers of its own, and its resamples meet those of every other arm.
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
     * @param rounds whether the same slices of the arms were measured in turns
     */
    public record Settings(
            double quantile,
            int resamples,
            double confidence,
            double minRatio,
            long minAbsoluteNanos,
            long seed,
            boolean rounds) {

        /** p99, 1,000 resamples, 95 %; from 10 % and 0.2 ms on. */
        public static Settings defaults() {
            return new Settings(0.99, 1_000, 0.95, 1.1, 200_000, 1, false);
        }

        /** The same for another quantile. */
        public Settings withQuantile(double other) {
            return new Settings(
                    other, resamples, confidence, minRatio, minAbsoluteNanos, seed, rounds);
        }
    }

    /** Confidence of the test whether processes differ by more than their rounds explain. */
    private static final double POOLED_UNTIL = 0.75;

    private static final double[] UNKNOWN = {Double.NaN, Double.NaN};

    private final Settings settings;

    /** A test with these settings. */
    public TwoLevelBootstrap(Settings settings) {
        this.settings = settings;
    }

    /** What the test is called in results. */
    public String name() {
        return (settings.rounds
                        ? "two-level bootstrap of rounds (trials, then slices in turns), %s %%,"
                                + " beyond the spread between rounds"
                        : "two-level bootstrap (trials, then one-second slices), %s %%, beyond the"
                                + " spread between trials")
                .formatted(Math.round(settings.confidence * 100));
    }

    /**
     * An arm, to be compared with others of the same test.
     *
     * @param trials each a list of the samples of its slices
     * @param stream tells its random numbers from those of the arms it is compared with
     */
    public Arm arm(List<List<Samples>> trials, long stream) {
        return enough(trials)
                ? new Resampling(trials, stream).arm()
                : new Arm(trials, Double.NaN, new double[0], new double[0][], new double[0]);
    }

    /**
     * Compares two arms.
     *
     * @param a first arm: trials, each a list of the samples of its slices
     * @param b second arm
     */
    public Difference compare(List<List<Samples>> a, List<List<Samples>> b) {
        return compare(arm(a, 1), arm(b, 2));
    }

    /**
     * Compares two arms.
     *
     * @return the comparison; not {@link Difference#comparable} when an arm has a trial without
     *     samples, or too few in all for the quantile ({@link Histograms#enoughFor})
     */
    public Difference compare(Arm a, Arm b) {
        if (Double.isNaN(a.quantile) || Double.isNaN(b.quantile)) {
            return Difference.unknown(settings.quantile);
        }
        if (endless(a.trials) + endless(b.trials) > 0) {
            return withoutEnd(a, b);
        }
        if (settings.rounds && !haveTheSameRounds(a, b)) {
            return compare(inCommon(a, b), inCommon(b, a));
        }
        boolean paired = settings.rounds && canBePaired(a, b);
        double[] interval =
                hull(resampled(a, b), paired ? ofRounds(a, b) : ofSpread(a.trials, b.trials));
        Spread spreadA = Spread.of(a.trials);
        Spread spreadB = Spread.of(b.trials);
        boolean different =
                (interval[0] > 1 || interval[1] < 1)
                        && (paired ? haveOneDirection(a, b) : !spreadA.overlaps(spreadB))
                        && matters(a.quantile, b.quantile);
        return new Difference(
                settings.quantile,
                a.quantile,
                b.quantile,
                a.quantile / b.quantile,
                interval[0],
                interval[1],
                spreadA,
                spreadB,
                different,
                smallestFound(interval, a.quantile, b.quantile));
    }

    /**
     * Trials whose quantile falls among requests that were never served have no ratio to resample.
     * They are a difference when they are all of one arm and none of the other.
     */
    private Difference withoutEnd(Arm a, Arm b) {
        boolean repeated = a.trials.length > 1 && b.trials.length > 1;
        boolean onlyA = endless(a.trials) == a.trials.length && endless(b.trials) == 0;
        boolean onlyB = endless(b.trials) == b.trials.length && endless(a.trials) == 0;
        double ratio = a.quantile / b.quantile;
        return new Difference(
                settings.quantile,
                a.quantile,
                b.quantile,
                ratio,
                ratio,
                ratio,
                Spread.of(a.trials),
                Spread.of(b.trials),
                repeated && (onlyA || onlyB),
                Double.NaN);
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

    private double[] resampled(Arm a, Arm b) {
        double[] ratios = new double[settings.resamples];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = a.resamples[i] / b.resamples[i];
        }
        // A resample of nothing but empty slices, or one without end by another, says nothing.
        double[] usable = Arrays.stream(ratios).filter(r -> !Double.isNaN(r)).sorted().toArray();
        if (usable.length == 0) {
            return UNKNOWN;
        }
        double tail = (1 - settings.confidence) / 2;
        return new double[] {
            usable[(int) Math.floor(tail * (usable.length - 1))],
            usable[(int) Math.ceil((1 - tail) * (usable.length - 1))]
        };
    }

    /** What the spread between trials allows; unknown where an arm has a single one. */
    private double[] ofSpread(double[] a, double[] b) {
        if (a.length < 2 || b.length < 2) {
            return UNKNOWN;
        }
        double[] logA = Arrays.stream(a).map(Math::log).toArray();
        double[] logB = Arrays.stream(b).map(Math::log).toArray();
        int degrees = a.length + b.length - 2;
        double variance = (squaredDeviations(logA) + squaredDeviations(logB)) / degrees;
        double error = Math.sqrt(variance * (1.0 / a.length + 1.0 / b.length));
        double middle = mean(logA) - mean(logB);
        double reach = StudentT.critical(degrees, settings.confidence) * error;
        return new double[] {Math.exp(middle - reach), Math.exp(middle + reach)};
    }

    private static boolean haveTheSameRounds(Arm a, Arm b) {
        return a.slices.length == b.slices.length
                && IntStream.range(0, a.slices.length)
                        .allMatch(t -> a.slices[t].length == b.slices[t].length);
    }

    /** The rounds of one that another was measured in, too: one of them has left earlier. */
    private Arm inCommon(Arm of, Arm with) {
        List<List<Samples>> trials = new ArrayList<>();
        for (int t = 0; t < Math.min(of.slices.length, with.slices.length); t++) {
            int rounds = Math.min(of.slices[t].length, with.slices[t].length);
            trials.add(of.samples.get(t).subList(0, rounds));
        }
        return arm(trials, 0);
    }

    private static boolean canBePaired(Arm a, Arm b) {
        return Stream.of(a, b)
                .flatMap(arm -> Arrays.stream(arm.slices))
                .flatMapToDouble(Arrays::stream)
                .allMatch(quantile -> quantile > 0 && Double.isFinite(quantile));
    }

    private static boolean haveOneDirection(Arm a, Arm b) {
        return IntStream.range(0, a.trials.length)
                        .mapToDouble(t -> Math.signum(a.trials[t] - b.trials[t]))
                        .distinct()
                        .count()
                == 1;
    }

    /** What the rounds allow; unknown where there is a single trial. */
    private double[] ofRounds(Arm a, Arm b) {
        double[][] logs = new double[a.slices.length][];
        for (int t = 0; t < logs.length; t++) {
            double[] ofA = a.slices[t];
            double[] ofB = b.slices[t];
            logs[t] =
                    IntStream.range(0, ofA.length)
                            .mapToDouble(s -> Math.log(ofA[s] / ofB[s]))
                            .toArray();
        }
        double[] all = Arrays.stream(logs).flatMapToDouble(Arrays::stream).toArray();
        int between = logs.length - 1;
        int within = all.length - logs.length;
        if (between < 1 || within < 1) {
            return UNKNOWN;
        }
        double squaresWithin = Arrays.stream(logs).mapToDouble(l -> squaredDeviations(l)).sum();
        double squaresBetween = squaredDeviations(all) - squaresWithin;
        double critical = StudentT.critical(within, POOLED_UNTIL);
        boolean differ = squaresBetween / between > critical * critical * squaresWithin / within;
        int degrees = differ ? between : all.length - 1;
        double variance = (differ ? squaresBetween : squaredDeviations(all)) / degrees;
        double reach =
                StudentT.critical(degrees, settings.confidence) * Math.sqrt(variance / all.length);
        return new double[] {Math.exp(mean(all) - reach), Math.exp(mean(all) + reach)};
    }

    private static double[] hull(double[] one, double[] other) {
        return new double[] {Math.min(one[0], other[0]), Math.max(one[1], other[1])};
    }

    /**
     * Beyond what an interval of this width allows when there is no difference, and what does not
     * matter, by as much as four of five estimates stay on one side of the truth: 1.96 and 0.84
     * standard errors (the minimum detectable effect at 5 % and a power of 80 %, Bloom 1995).
     */
    private double smallestFound(double[] interval, double a, double b) {
        double reach = Math.log(interval[1] / interval[0]) / 2;
        double matters =
                Math.max(settings.minRatio, 1 + settings.minAbsoluteNanos / Math.min(a, b));
        return Math.exp(Math.max(reach, Math.log(matters)) + 0.84 / 1.96 * reach);
    }

    private boolean matters(double a, double b) {
        return larger(a / b) >= settings.minRatio && Math.abs(a - b) >= settings.minAbsoluteNanos;
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

    /** What comparisons need of an arm; its quantile is NaN where it has too few samples. */
    public static final class Arm {
        private final List<List<Samples>> samples;
        private final double quantile;
        private final double[] trials;
        private final double[][] slices;
        private final double[] resamples;

        private Arm(
                List<List<Samples>> samples,
                double quantile,
                double[] trials,
                double[][] slices,
                double[] resamples) {
            this.samples = samples;
            this.quantile = quantile;
            this.trials = trials;
            this.slices = slices;
            this.resamples = resamples;
        }
    }

    /** The trials of one arm, ready to be resampled. */
    private final class Resampling {
        private final List<List<Samples>> samples;
        private final List<Bins.Sparse[]> trials = new ArrayList<>();
        private final Bins bins;
        private final SplittableRandom random;

        Resampling(List<List<Samples>> slices, long stream) {
            samples = slices;
            bins = new Bins(slices.stream().flatMap(List::stream).toList(), settings.quantile);
            for (List<Samples> trial : slices) {
                trials.add(trial.stream().map(bins::sparse).toArray(Bins.Sparse[]::new));
            }
            // Far apart in the generator's sequence, whatever is near in seed and stream; the same
            // for all arms where they have rounds in common.
            long own = settings.rounds ? 0 : stream;
            random = new SplittableRandom(new SplittableRandom(settings.seed).nextLong() ^ own);
        }

        Arm arm() {
            double[] ofTrials =
                    trials.stream()
                            .mapToDouble(trial -> of(Collections.singletonList(trial)))
                            .toArray();
            double[] resamples = new double[settings.resamples];
            for (int i = 0; i < resamples.length; i++) {
                resamples[i] = resampledQuantile();
            }
            double[][] slices =
                    trials.stream()
                            .map(trial -> Arrays.stream(trial).mapToDouble(this::ofSlice).toArray())
                            .toArray(double[][]::new);
            return new Arm(samples, of(trials), ofTrials, slices, resamples);
        }

        private double of(List<Bins.Sparse[]> some) {
            bins.clear();
            some.forEach(trial -> Arrays.stream(trial).forEach(bins::add));
            return bins.quantile();
        }

        private double ofSlice(Bins.Sparse slice) {
            bins.clear();
            bins.add(slice);
            return bins.quantile();
        }

        private double resampledQuantile() {
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
