package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.statistics.Histograms;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 9, false",
        "0.5, 10, true",
        "0.9, 99, false",
        "0.9, 100, true",
        "0.99, 999, false",
        "0.99, 1000, true",
        "0.999, 9999, false",
        "0.999, 10000, true"
    })
    void aQuantileNeedsTenSamplesBeyondIt(double q, int samples, boolean stated) {
        Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(2_000_000, samples);

        assertEquals(stated, Quantiles.supports(histogram, q));
        assertEquals(stated ? 2.0 : Double.NaN, Quantiles.ms(histogram, q), 0.002);
    }

    @Test
    void theLargestValueNeedsOne() {
        Histogram histogram = Histograms.create();
        assertTrue(Double.isNaN(Quantiles.maxMs(histogram)));

        Histograms.record(histogram, 3_000_000);
        assertEquals(3, Quantiles.maxMs(histogram), 0.003);
    }
}
