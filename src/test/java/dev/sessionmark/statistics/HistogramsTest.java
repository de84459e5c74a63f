package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistogramsTest {

    private static Histogram oneTo(int milliseconds) {
        Histogram histogram = Histograms.create();
        for (int ms = 1; ms <= milliseconds; ms++) {
            Histograms.record(histogram, ms * 1_000_000L);
        }
        return histogram;
    }

    /** A hundred values between ten microseconds and ten seconds. */
    private static Histogram random(long seed) {
        Random random = new Random(seed);
        Histogram histogram = Histograms.create();
        for (int i = 0; i < 100; i++) {
            Histograms.record(histogram, 10_000L + random.nextLong(10_000_000_000L));
        }
        return histogram;
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
        double actual = Histograms.quantileMs(oneTo(samples), quantile);
        if (Double.isNaN(expectedMs)) {
            assertTrue(Double.isNaN(actual), "too few samples, yet " + actual);
        } else {
            assertEquals(expectedMs, actual, expectedMs * 0.001);
        }
    }

    @Test
    void maximumOfNothingIsUnknown() {
        assertEquals(Double.NaN, Histograms.maxMs(Histograms.create()));
        assertEquals(70, Histograms.maxMs(oneTo(70)), 0.07);
    }

    @Test
    void mergingKeepsEverySampleAndTheParts() {
        Histogram a = oneTo(100);
        Histogram b = oneTo(300);
        Histogram merged = Histograms.merge(List.of(a, b));
        assertEquals(400, merged.getTotalCount());
        assertEquals(300, Histograms.maxMs(merged), 0.3);
        assertEquals(100, a.getTotalCount());
        assertEquals(0, Histograms.merge(List.of()).getTotalCount());
    }

    @Test
    void valuesOutsideTheRangeAreClamped() {
        Histogram histogram = Histograms.create();
        Histograms.record(histogram, -5);
        Histograms.record(histogram, Duration.ofHours(3).toNanos());
        assertEquals(2, histogram.getTotalCount());
        assertEquals(3_600_000, Histograms.maxMs(histogram), 3_600);
    }

    @Test
    void encodingRoundTripStaysMergeable() {
        Histogram original = oneTo(500);
        Histogram decoded = Histograms.decode(Histograms.encode(original));
        assertEquals(500, decoded.getTotalCount());
        assertEquals(original.getMaxValue(), decoded.getMaxValue());
        for (double percentile : new double[] {0, 1, 50, 90, 99, 100}) {
            assertEquals(
                    original.getValueAtPercentile(percentile),
                    decoded.getValueAtPercentile(percentile));
        }
        assertEquals(1_000, Histograms.merge(List.of(original, decoded)).getTotalCount());
        byte[] empty = Histograms.encode(Histograms.create());
        assertEquals(0, Histograms.decode(empty).getTotalCount());
    }

    @Test
    void whatIsDecodedIsWhatWasEncoded() {
        Histogram histogram = random(1);

        assertEquals(histogram, Histograms.decode(Histograms.encode(histogram)));
        assertEquals(
                Histograms.create(), Histograms.decode(Histograms.encode(Histograms.create())));
    }

    @Test
    void decodedHistogramsCanBeAdded() {
        Histogram one = random(1);
        Histogram two = random(2);
        Histogram sum = Histograms.create();
        sum.add(one);
        sum.add(two);

        Histogram decoded = Histograms.decode(Histograms.encode(one));
        decoded.add(Histograms.decode(Histograms.encode(two)));

        assertEquals(200, decoded.getTotalCount());
        assertEquals(sum.getValueAtPercentile(99), decoded.getValueAtPercentile(99));
    }

    @Test
    void garbageIsNoHistogram() {
        assertThrows(
                IllegalArgumentException.class, () -> Histograms.decode(new byte[] {1, 2, 3, 4}));
        byte[] encoded = Histograms.encode(oneTo(50));
        encoded[encoded.length / 2] ^= 0x55;
        assertThrows(IllegalArgumentException.class, () -> Histograms.decode(encoded));
    }

    @Test
    void aQuantileAmongSamplesWithoutEndIsInfinite() {
        Histogram histogram = Histograms.create();
        for (int i = 1; i <= 400; i++) {
            Histograms.record(histogram, i * 1_000_000L);
        }
        // 600 of 1,000 were never served: the median of what users met is "never", not 200 ms.
        assertEquals(Double.POSITIVE_INFINITY, Histograms.quantileMs(histogram, 600, 0.5));
        assertEquals(400, Histograms.quantileMs(histogram, 600, 0.4), 0.5);
        assertEquals(100, Histograms.quantileMs(histogram, 600, 0.1), 0.5);
        assertEquals(200, Histograms.quantileMs(histogram, 0, 0.5), 0.5);
        assertTrue(Double.isNaN(Histograms.quantileMs(Histograms.create(), 9, 0.5)));
    }
}
