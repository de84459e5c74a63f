package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BinsTest {

    private static Histogram random(Random random, int samples) {
        Histogram histogram = Histograms.create();
        double level = Math.exp(random.nextGaussian());
        for (int i = 0; i < samples; i++) {
            Histograms.record(
                    histogram, (long) (1e6 * level * Math.exp(0.7 * random.nextGaussian())));
        }
        return histogram;
    }

    /** Folding what lies outside the parts' quantiles must not change the sum's quantile. */
    @Test
    void quantileOfASumIsThatOfTheMergedHistogram() {
        Random random = new Random(3);
        for (double quantile : new double[] {0.001, 0.5, 0.9, 0.99, 0.999}) {
            for (int repeat = 0; repeat < 20; repeat++) {
                List<Samples> parts = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    parts.add(Samples.of(Distribution.of(random(random, 1 + random.nextInt(700)))));
                }
                Bins bins = new Bins(parts, quantile);
                // As a resample does: some parts twice, others not at all.
                List<Samples> drawn = List.of(parts.get(0), parts.get(3), parts.get(3));
                drawn.forEach(part -> bins.add(bins.sparse(part)));
                Distribution merged =
                        Distribution.merge(drawn.stream().map(Samples::finite).toList());
                assertEquals(merged.quantileNanos(quantile), bins.quantile());
            }
        }
    }

    @Test
    void nothingHasNoQuantile() {
        Samples empty = Samples.of(Distribution.of(Histograms.create()));
        Bins nothing = new Bins(List.of(empty), 0.99);
        nothing.add(nothing.sparse(empty));
        assertTrue(Double.isNaN(nothing.quantile()));
        Bins cleared =
                new Bins(
                        List.of(empty, Samples.of(Distribution.of(random(new Random(1), 10)))),
                        0.99);
        cleared.clear();
        assertTrue(Double.isNaN(cleared.quantile()));
    }

    @Test
    void samplesWithoutEndAreTheLargest() {
        Random random = new Random(5);
        for (double quantile : new double[] {0.5, 0.9, 0.99}) {
            for (int repeat = 0; repeat < 20; repeat++) {
                List<Samples> parts = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    parts.add(
                            new Samples(
                                    Distribution.of(random(random, 1 + random.nextInt(200))),
                                    random.nextInt(100)));
                }
                Bins bins = new Bins(parts, quantile);
                List<Samples> drawn = List.of(parts.get(1), parts.get(2), parts.get(2));
                drawn.forEach(part -> bins.add(bins.sparse(part)));
                Distribution merged =
                        Distribution.merge(drawn.stream().map(Samples::finite).toList());
                long all = drawn.stream().mapToLong(Samples::count).sum();
                long rank = (long) Math.ceil(quantile * all);
                double expected =
                        rank > merged.total()
                                ? Double.POSITIVE_INFINITY
                                : merged.toHistogram()
                                        .getValueAtPercentile(100.0 * rank / merged.total());
                assertEquals(expected, bins.quantile());
            }
        }
    }
}
