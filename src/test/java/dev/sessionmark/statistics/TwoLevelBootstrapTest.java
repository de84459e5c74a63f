package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TwoLevelBootstrapTest {

    private static final TwoLevelBootstrap.Settings SETTINGS =
            TwoLevelBootstrap.Settings.defaults();
    private static final TwoLevelBootstrap TEST = new TwoLevelBootstrap(SETTINGS);

    /** A slice whose p99 is the given one: evenly spaced values. */
    private static Samples slice(double p99Ms) {
        Histogram histogram = Histograms.create();
        for (int i = 1; i <= 500; i++) {
            Histograms.record(histogram, Math.round(p99Ms * 1e6 * i / 495));
        }
        return Samples.of(Distribution.of(histogram));
    }

    /** Trials of four equal slices, one for each p99. */
    private static List<List<Samples>> arm(double... p99Ms) {
        List<List<Samples>> trials = new ArrayList<>();
        for (double p99 : p99Ms) {
            trials.add(IntStream.range(0, 4).mapToObj(i -> slice(p99)).toList());
        }
        return trials;
    }

    /** Log-normal response times with noise between trials and between slices. */
    private static List<List<Samples>> noisyArm(Random random, double medianMs, double noise) {
        List<List<Samples>> trials = new ArrayList<>();
        for (int t = 0; t < 2; t++) {
            double trial = medianMs * Math.exp(noise * random.nextGaussian());
            List<Samples> slices = new ArrayList<>();
            for (int s = 0; s < 4; s++) {
                double level = trial * Math.exp(0.05 * random.nextGaussian());
                Histogram slice = Histograms.create();
                for (int i = 0; i < 300; i++) {
                    double ms = level * Math.exp(0.5 * random.nextGaussian());
                    Histograms.record(slice, (long) (ms * 1e6));
                }
                slices.add(Samples.of(Distribution.of(slice)));
            }
            trials.add(slices);
        }
        return trials;
    }

    /** How often two arms were called different, and how often the interval held their factor. */
    private record Shares(double different, double covered) {}

    private static double shareCalledDifferent(double factor, double noise) {
        return shares(factor, noise).different;
    }

    private static Shares shares(double factor, double noise) {
        int repeats = 200;
        TwoLevelBootstrap quick =
                new TwoLevelBootstrap(
                        new TwoLevelBootstrap.Settings(0.99, 300, 0.95, 1.1, 200_000, 1, false));
        Random random = new Random(20_261_123);
        int different = 0;
        int covered = 0;
        for (int i = 0; i < repeats; i++) {
            List<List<Samples>> a = noisyArm(random, 2 * factor, noise);
            List<List<Samples>> b = noisyArm(random, 2, noise);
            Difference difference = quick.compare(a, b);
            different += difference.different() ? 1 : 0;
            covered += difference.low() <= factor && factor <= difference.high() ? 1 : 0;
        }
        return new Shares((double) different / repeats, (double) covered / repeats);
    }

    @Test
    void theSameTwiceIsNeverDifferent() {
        Difference difference = TEST.compare(arm(10, 10.2), arm(10, 10.2));
        assertEquals(1, difference.ratio());
        assertTrue(difference.comparable());
        assertFalse(difference.different());
    }

    @Test
    void fourTimesAsMuchIsAlwaysDifferent() {
        Difference difference = TEST.compare(arm(40, 41), arm(10, 10.2));
        assertEquals(4, difference.ratio(), 0.1);
        // Two trials each: the spread of the logarithms, times the 4.303 of Student's t
        // for two degrees of freedom.
        double ofA = Math.pow(Math.log(41.0 / 40), 2) / 2;
        double ofB = Math.pow(Math.log(10.2 / 10), 2) / 2;
        double reach = Math.exp(4.303 * Math.sqrt((ofA + ofB) / 2));
        double middle = Math.sqrt(40 * 41 / (10 * 10.2));
        assertEquals(middle / reach, difference.low(), 0.02);
        assertEquals(middle * reach, difference.high(), 0.02);
        assertTrue(difference.secondLower());
        assertTrue(TEST.compare(arm(10, 10.2), arm(40, 41)).firstLower());
    }

    @Test
    void overlappingTrialsAreNotDifferent() {
        assertFalse(TEST.compare(arm(10, 30), arm(12, 9)).different());
    }

    @Test
    void separateRangesWithinTheSpreadAreNotDifferent() {
        // By mere chance two trials of each arm fall apart like this one time in three.
        Difference difference = TEST.compare(arm(20, 14), arm(9, 13));
        assertFalse(difference.trialsA().overlaps(difference.trialsB()), "the ranges alone would");
        assertFalse(difference.different());
    }

    @Test
    void moreTrialsFindSmallerDifferences() {
        assertFalse(TEST.compare(arm(11, 12.1), arm(9.4, 10)).different());
        assertTrue(
                TEST.compare(arm(11, 12.1, 11.5, 11.8, 11.2), arm(9.4, 10, 9.6, 9.8, 9.5))
                        .different());
    }

    @Test
    void whatDoesNotMatterIsNoDifference() {
        assertFalse(TEST.compare(arm(10.5, 10.51), arm(10, 10.01)).different(), "5 %");
        assertFalse(TEST.compare(arm(0.3, 0.301), arm(0.15, 0.151)).different(), "0.15 ms");
    }

    @Test
    void aSingleTrialShowsNoSpreadAndSoNoDifference() {
        Difference difference = TEST.compare(arm(1_000), arm(10, 10.1));
        assertTrue(difference.comparable());
        assertFalse(difference.different());
        assertTrue(Double.isNaN(difference.low()), "no spread, no interval");
        assertFalse(TEST.compare(arm(10, 10.1), arm(1_000)).different());
    }

    @Test
    void tooFewSamplesCannotBeCompared() {
        List<List<Samples>> few = List.of(List.of(slice(4)));
        assertFalse(TEST.compare(few, arm(10, 10)).comparable());
        assertFalse(TEST.compare(List.of(), arm(10, 10)).comparable());
        List<List<Samples>> oneEmpty =
                List.of(arm(4).get(0), List.of(Samples.of(Distribution.of(Histograms.create()))));
        assertFalse(TEST.compare(oneEmpty, arm(10, 10)).comparable());
        TwoLevelBootstrap median = new TwoLevelBootstrap(SETTINGS.withQuantile(0.5));
        assertTrue(median.compare(few, arm(10, 10)).comparable());
    }

    /** Two in a hundred are never served, so that the p99 is among them. */
    private static List<List<Samples>> overloaded(int trials) {
        List<Samples> trial =
                IntStream.range(0, 4).mapToObj(i -> new Samples(slice(4).finite(), 11)).toList();
        return IntStream.range(0, trials).mapToObj(i -> trial).toList();
    }

    @Test
    void requestsNeverServedAreSlowerThanAnyAnswer() {
        Difference difference = TEST.compare(overloaded(2), arm(900, 901));
        assertEquals(Double.POSITIVE_INFINITY, difference.aNanos());
        assertTrue(difference.secondLower());
        assertTrue(TEST.compare(arm(900, 901), overloaded(2)).firstLower());
        assertFalse(TEST.compare(overloaded(2), overloaded(2)).comparable());
    }

    @Test
    void aTrialThatServedAllAmongTrialsThatDidNotDecidesNothing() {
        List<List<Samples>> mixed = List.of(overloaded(1).getFirst(), arm(4).getFirst());
        assertFalse(TEST.compare(mixed, arm(1, 1.01)).different());
        assertFalse(TEST.compare(overloaded(1), arm(1, 1.01)).different());
    }

    @Test
    void fewRequestsNeverServedMoveTheQuantileUp() {
        // 500 answers from 0 to 4.04 ms in 500 steps; 3 more without end: rank 498 of 503.
        List<List<Samples>> some =
                List.of(
                        IntStream.range(0, 4)
                                .mapToObj(i -> new Samples(slice(4).finite(), 3))
                                .toList());
        assertEquals(4e6 * 498 / 495, TEST.compare(some, arm(1)).aNanos(), 0.002 * 4e6);
    }

    @Test
    void quantileIsThatOfTheMergedHistograms() {
        List<List<Samples>> arm = noisyArm(new Random(7), 3, 0.3);
        Distribution merged =
                Distribution.merge(
                        arm.stream().flatMap(List::stream).map(Samples::finite).toList());
        for (double quantile : new double[] {0.01, 0.5, 0.9, 0.99}) {
            Difference difference =
                    new TwoLevelBootstrap(SETTINGS.withQuantile(quantile)).compare(arm, arm);
            assertEquals(merged.quantileNanos(quantile), difference.aNanos());
        }
    }

    @Test
    void sameSeedSameInterval() {
        List<List<Samples>> a = noisyArm(new Random(1), 3, 0.1);
        List<List<Samples>> b = noisyArm(new Random(2), 3, 0.1);
        assertEquals(TEST.compare(a, b), TEST.compare(a, b));
    }

    /** Negative control: what is measured against itself is rarely called different. */
    @Test
    void falsePositivesAreRareWhateverTheNoiseBetweenTrials() {
        assertTrue(shareCalledDifferent(1, 0) <= 0.02);
        Shares little = shares(1, 0.05);
        Shares much = shares(1, 0.3);
        assertTrue(little.different <= 0.05);
        assertTrue(much.different <= 0.06);
        // Sameness rests on the interval, so it has to hold the truth as often as it says: 95 %,
        // which 200 repeats show within 3 % (two standard errors, the root of 0.95 x 0.05 / 200).
        assertTrue(little.covered >= 0.92, () -> "with little noise " + little.covered);
        assertTrue(much.covered >= 0.92, () -> "with much noise " + much.covered);
    }

    /** Positive control. */
    @Test
    void largeDifferencesAreFoundDespiteTheNoise() {
        assertTrue(shareCalledDifferent(3, 0.05) >= 0.99);
        assertTrue(shareCalledDifferent(5, 0.15) >= 0.9);
    }

    @Test
    void nameTellsTheMethodAndTheConfidence() {
        assertEquals(
                "two-level bootstrap (trials, then one-second slices), 95 %, beyond the spread"
                        + " between trials",
                TEST.name());
    }

    /** Of the median of arms that took turns. */
    private static final TwoLevelBootstrap IN_TURNS =
            new TwoLevelBootstrap(
                    new TwoLevelBootstrap.Settings(0.5, 300, 0.95, 1.1, 200_000, 1, true));

    /** A trial of slices with these medians. */
    private static List<Samples> inTurns(double factor, double... mediansMs) {
        return Arrays.stream(mediansMs).mapToObj(ms -> slice(factor * ms * 495 / 250)).toList();
    }

    /** What the machine does to a round it does to both: twice as much is twice as much. */
    @Test
    void onlyTheRatioOfARoundCounts() {
        double[][] rounds = {{10, 31, 17, 90}, {55, 12, 23, 41}};
        List<List<Samples>> once = List.of(inTurns(1, rounds[0]), inTurns(1, rounds[1]));
        List<List<Samples>> twice = List.of(inTurns(2, rounds[0]), inTurns(2, rounds[1]));

        Difference difference = IN_TURNS.compare(twice, once);

        assertTrue(difference.secondLower());
        assertEquals(2, difference.low(), 0.01);
        assertEquals(2, difference.high(), 0.01);
        assertFalse(
                new TwoLevelBootstrap(SETTINGS.withQuantile(0.5)).compare(twice, once).different(),
                "one after the other");
    }

    /** Rounds of 1.5 and 1.7 times, with processes alike: Student's t for all eight of them. */
    @Test
    void theIntervalHoldsWhatTheRoundsAllow() {
        List<List<Samples>> a = List.of(inTurns(1, 15, 17, 15, 17), inTurns(1, 17, 15, 17, 15));
        List<List<Samples>> b = List.of(inTurns(1, 10, 10, 10, 10), inTurns(1, 10, 10, 10, 10));

        Difference difference = IN_TURNS.compare(a, b);

        double half = Math.log(1.7 / 1.5) / 2;
        double reach = Math.exp(2.365 * half * Math.sqrt(8 / 7.0) / Math.sqrt(8));
        assertEquals(Math.sqrt(1.5 * 1.7) / reach, difference.low(), 0.01);
        // the median of all samples together may lie at the upper end of the resamples
        assertTrue(difference.high() >= Math.sqrt(1.5 * 1.7) * reach - 0.01);
    }

    @Test
    void processesThatContradictOneAnotherDecideNothing() {
        List<List<Samples>> a = List.of(inTurns(1, 30, 30, 30, 30), inTurns(1, 9, 9, 9, 9));
        List<List<Samples>> b = List.of(inTurns(1, 10, 10, 10, 10), inTurns(1, 10, 10, 10, 10));

        assertFalse(IN_TURNS.compare(a, b).different());
    }

    /** The third process and the last rounds of the second were measured of one alone. */
    @Test
    void whoLeavesEarlierIsComparedInTheRoundsThatBothHad() {
        double[][] rounds = {{10, 31, 17, 90}, {55, 12, 23, 41}};
        List<List<Samples>> left = List.of(inTurns(1, rounds[0]), inTurns(1, 55, 12));
        List<List<Samples>> stayed =
                List.of(inTurns(2, rounds[0]), inTurns(2, rounds[1]), inTurns(2, 300, 300));

        Difference difference = IN_TURNS.compare(stayed, left);

        assertTrue(difference.secondLower());
        assertEquals(2, difference.ratio(), 0.01);
        assertEquals(2, difference.low(), 0.01);
        assertEquals(2, difference.high(), 0.01);
    }

    /** Rounds share what the machine does (60 %), processes and slices differ by themselves. */
    private static List<List<List<Samples>>> shaken(Random random, double factor) {
        List<List<Samples>> a = new ArrayList<>();
        List<List<Samples>> b = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            double ofA = factor * Math.exp(0.02 * random.nextGaussian());
            double ofB = Math.exp(0.02 * random.nextGaussian());
            List<Samples> slicesA = new ArrayList<>();
            List<Samples> slicesB = new ArrayList<>();
            for (int s = 0; s < 6; s++) {
                double machine = 5 * Math.exp(0.6 * random.nextGaussian());
                slicesA.add(slice(ofA * machine * Math.exp(0.05 * random.nextGaussian())));
                slicesB.add(slice(ofB * machine * Math.exp(0.05 * random.nextGaussian())));
            }
            a.add(slicesA);
            b.add(slicesB);
        }
        return List.of(a, b);
    }

    /** Negative and positive control of turns: what cannot be found one after the other. */
    @Test
    void turnsFindAThirdWhateverTheMachineDoesAndInventNothing() {
        Random random = new Random(20_261_130);
        int invented = 0;
        int found = 0;
        int foundOtherwise = 0;
        for (int i = 0; i < 200; i++) {
            List<List<List<Samples>>> alike = shaken(random, 1);
            invented += IN_TURNS.compare(alike.get(0), alike.get(1)).different() ? 1 : 0;
            List<List<List<Samples>>> slower = shaken(random, 1.33);
            found += IN_TURNS.compare(slower.get(0), slower.get(1)).secondLower() ? 1 : 0;
            foundOtherwise +=
                    new TwoLevelBootstrap(SETTINGS.withQuantile(0.5))
                                    .compare(slower.get(0), slower.get(1))
                                    .secondLower()
                            ? 1
                            : 0;
        }
        assertTrue(invented <= 10, "invented in 200: " + invented);
        assertTrue(found >= 160, "found of 200: " + found);
        assertTrue(foundOtherwise < found / 2, "one after the other: " + foundOtherwise);
    }

    /** What it says that it would have found it does find, and not by far less. */
    @Test
    void theSmallestDifferenceThatWouldBeFoundIs() {
        Random random = new Random(20_261_201);
        double[] smallest = new double[100];
        for (int i = 0; i < smallest.length; i++) {
            List<List<List<Samples>>> alike = shaken(random, 1);
            smallest[i] = IN_TURNS.compare(alike.get(0), alike.get(1)).smallestFound();
        }
        double usual = Arrays.stream(smallest).sorted().skip(50).findFirst().orElseThrow();
        int found = 0;
        int foundOfHalf = 0;
        for (int i = 0; i < 100; i++) {
            List<List<List<Samples>>> slower = shaken(random, usual);
            found += IN_TURNS.compare(slower.get(0), slower.get(1)).secondLower() ? 1 : 0;
            List<List<List<Samples>>> half = shaken(random, Math.sqrt(usual));
            foundOfHalf += IN_TURNS.compare(half.get(0), half.get(1)).secondLower() ? 1 : 0;
        }
        assertTrue(found >= 75, "of 100, %d at %.2f times".formatted(found, usual));
        assertTrue(foundOfHalf < found / 2, "at half of it " + foundOfHalf);
    }
}
