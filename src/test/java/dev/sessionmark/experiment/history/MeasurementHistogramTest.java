package dev.sessionmark.experiment.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.statistics.Histograms;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class MeasurementHistogramTest {

    @Test
    void whatIsReadIsWhatWasStored() {
        Histogram histogram = SampleResults.histogram(new Random(1));

        assertEquals(histogram, row(Histograms.encode(histogram)).histogram());
    }

    @Test
    void otherBytesAreAFaultOfTheStoreAndNamed() {
        IllegalStateException fault =
                assertThrows(IllegalStateException.class, row(new byte[] {1, 2, 3, 4})::histogram);

        assertEquals("The stored histogram 7 cannot be read", fault.getMessage());
    }

    private static MeasurementHistogram row(byte[] data) {
        MeasurementHistogram row = new MeasurementHistogram();
        row.id = 7L;
        row.data = data;
        return row;
    }
}
