package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {

    private static Histogram samples(int count) {
        Random random = new Random(count);
        Histogram histogram = Histograms.create();
        for (int i = 0; i < count; i++) {
            Histograms.record(histogram, (long) (1e6 * Math.exp(3 * random.nextGaussian())));
        }
        return histogram;
    }

    private static Distribution oneTo(int milliseconds) {
        Histogram histogram = Histograms.create();
        for (int ms = 1; ms <= milliseconds; ms++) {
            Histograms.record(histogram, ms * 1_000_000L);
        }
        return Distribution.of(histogram);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 0.5,  500",
        "1000, 0.9,  900",
        "1000, 0.99, 990",
        "1000, 0.999, NaN",
        "999,  0.99, NaN",
        "100,  0.9,  90",
        "99,   0.9,  NaN",
        "10,   0.5,  5",
        "9,    0.5,  NaN",
    })
    void quantileNeedsSamplesBehindIt(int samples, double quantile, double expectedMs) {
        double actual = oneTo(samples).quantileMs(quantile);
        if (Double.isNaN(expectedMs)) {
            assertTrue(Double.isNaN(actual), "too few samples, yet " + actual);
        } else {
            assertEquals(expectedMs, actual, expectedMs * 0.001);
        }
    }

    @Test
    void maximumOfNothingIsUnknown() {
        assertEquals(Double.NaN, Distribution.EMPTY.maxMs());
        assertEquals(70, oneTo(70).maxMs(), 0.07);
    }

    @Test
    void mergingKeepsEverySampleAndTheParts() {
        Distribution a = oneTo(100);
        Distribution b = oneTo(300);
        Distribution merged = Distribution.merge(List.of(a, b));
        assertEquals(400, merged.total());
        assertEquals(300, merged.maxMs(), 0.3);
        assertEquals(100, a.total());
        assertEquals(0, Distribution.merge(List.of()).total());
    }

    @Test
    void aQuantileAmongSamplesWithoutEndIsInfinite() {
        Distribution served = oneTo(400);
        // 600 of 1,000 were never served: the median of what users met is "never", not 200 ms.
        assertEquals(Double.POSITIVE_INFINITY, served.quantileMs(0.5, 600));
        assertEquals(400, served.quantileMs(0.4, 600), 0.5);
        assertEquals(100, served.quantileMs(0.1, 600), 0.5);
        assertEquals(200, served.quantileMs(0.5, 0), 0.5);
        assertTrue(Double.isNaN(Distribution.EMPTY.quantileMs(0.5, 9)));
    }

    @Test
    void nothingIsLost() {
        for (int count : new int[] {0, 1, 10, 5_000}) {
            Histogram histogram = samples(count);
            Distribution sparse = Distribution.of(histogram);
            assertEquals(count, sparse.total());
            assertEquals(histogram, sparse.toHistogram());
            assertEquals(sparse, Distribution.of(sparse.toHistogram()));
            assertEquals(sparse, Distribution.decode(sparse.encode()));
            assertEquals(histogram.getMaxValue(), sparse.maxNanos());
            for (double quantile : new double[] {0.001, 0.1, 0.5, 0.9, 0.99, 0.999, 1}) {
                assertEquals(
                        histogram.getValueAtPercentile(100 * quantile),
                        sparse.quantileNanos(quantile),
                        "as the library has it: " + quantile + " of " + count);
            }
            assertEquals(histogram.getMean() * count, sparse.sumNanos(), 1e-3 * sparse.sumNanos());
        }
    }

    @Test
    void aMergeHasTheSamplesOfAll() {
        List<Distribution> parts =
                List.of(Distribution.of(samples(7)), Distribution.of(samples(300)));
        Histogram all = samples(7);
        all.add(samples(300));
        assertEquals(Distribution.of(all), Distribution.merge(parts));
    }

    @Test
    void aSmallHistogramTakesWhatTheOthersTake() {
        AbstractHistogram small = Histograms.small();
        Histogram other = Histograms.create();
        for (long nanos : new long[] {0, 1, 999, 1_000, 5_000_000, 3_600_000_000_000L, 1L << 60}) {
            Histograms.record(small, nanos);
            Histograms.record(other, nanos);
        }
        assertEquals(Distribution.of(other), Distribution.of(small));
    }

    @Test
    void aCompactHistogramIsTheSameForLess() {
        Histogram histogram = Histograms.create();
        for (int i = 1; i <= 100; i++) {
            Histograms.record(histogram, i * 100_000L);
        }
        Histogram compact = Histograms.compact(histogram);
        assertEquals(histogram, compact);
        assertTrue(
                compact.getEstimatedFootprintInBytes() * 3
                        < histogram.getEstimatedFootprintInBytes(),
                () -> compact.getEstimatedFootprintInBytes() + " bytes");
        assertEquals(Histograms.create(), Histograms.compact(Histograms.create()));
    }
}
