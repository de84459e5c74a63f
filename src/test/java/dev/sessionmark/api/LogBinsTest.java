package dev.sessionmark.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty bins to a power of ten: what is ten times as long lies twenty bins higher. */
class LogBinsTest {

    private static Distribution times(long... nanos) {
        Histogram histogram = Histograms.create();
        for (long one : nanos) {
            histogram.recordValue(one);
        }
        return Distribution.of(histogram);
    }

    /** 1.1 ms lies 0.83 bins above 1 ms, 1.2 ms 1.58 bins: 20 x log10. */
    @ParameterizedTest
    @CsvSource({
        "5000, 0",
        "10100, 0",
        "12000, 1",
        "101000, 20",
        "1010000, 40",
        "1100000, 40",
        "1200000, 41",
        "10100000, 60",
        "1010000000, 100",
        "3600000000000, 159"
    })
    void aTimeFallsIntoTheBinThatItsLogarithmSays(long nanos, int bin) {
        Distribution one = times(nanos);
        long[] counts = LogBins.upTo(one.maxNanos()).counts(one);
        assertEquals(bin, counts.length - 1, "the largest is in the last bin");
        assertEquals(1, counts[bin]);
        assertEquals(1, Arrays.stream(counts).sum());
    }

    @Test
    void edgesAscendByOneRatio() {
        List<Double> edges = LogBins.upTo(1_010_000).edgesMs();
        assertEquals(42, edges.size());
        assertEquals(0.01, edges.getFirst());
        assertEquals(0.1, edges.get(20));
        assertEquals(1.0, edges.get(40));
        assertEquals(1.122, edges.get(41), 0.001);
    }

    @Test
    void nothingIsLeftOut() {
        assertArrayEquals(
                new long[] {2, 0, 0, 0, 0, 0, 1},
                LogBins.upTo(20_200).counts(times(1_000, 10_100, 20_200)));
        assertArrayEquals(new long[] {0}, LogBins.upTo(0).counts(Distribution.EMPTY));
    }
}
