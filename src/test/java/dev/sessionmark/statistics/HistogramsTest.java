package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

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

    @Test
    void valuesOutsideTheRangeAreClamped() {
        Histogram histogram = Histograms.create();
        Histograms.record(histogram, -5);
        Histograms.record(histogram, Duration.ofHours(3).toNanos());
        assertEquals(2, histogram.getTotalCount());
        assertEquals(3.6e12, histogram.getMaxValue(), 3.6e9);
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
        decoded.add(original);
        assertEquals(1_000, decoded.getTotalCount());
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
}
