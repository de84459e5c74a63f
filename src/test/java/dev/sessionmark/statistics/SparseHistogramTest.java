package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SparseHistogramTest {

    private static Histogram samples(int count) {
        Random random = new Random(count);
        Histogram histogram = Histograms.create();
        for (int i = 0; i < count; i++) {
            Histograms.record(histogram, (long) (1e6 * Math.exp(3 * random.nextGaussian())));
        }
        return histogram;
    }

    @Test
    void nothingIsLost() {
        for (int count : new int[] {0, 1, 10, 5_000}) {
            Histogram histogram = samples(count);
            SparseHistogram sparse = SparseHistogram.of(histogram);
            assertEquals(count, sparse.total());
            assertEquals(histogram, sparse.toHistogram());
            assertEquals(sparse, SparseHistogram.of(sparse.toHistogram()));
        }
    }

    @Test
    void aMergeHasTheSamplesOfAll() {
        List<SparseHistogram> parts =
                List.of(SparseHistogram.of(samples(7)), SparseHistogram.of(samples(300)));
        assertEquals(
                Histograms.merge(List.of(samples(7), samples(300))), SparseHistogram.merge(parts));
    }

    @Test
    void aSmallHistogramTakesWhatTheOthersTake() {
        AbstractHistogram small = Histograms.small();
        Histogram other = Histograms.create();
        for (long nanos : new long[] {0, 1, 999, 1_000, 5_000_000, 3_600_000_000_000L, 1L << 60}) {
            Histograms.record(small, nanos);
            Histograms.record(other, nanos);
        }
        assertEquals(SparseHistogram.of(other), SparseHistogram.of(small));
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
