package dev.sessionmark.experiment.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.statistics.Distribution;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasurementHistogramTest {

    @Test
    void whatIsReadIsWhatWasStored() {
        Distribution times = SampleResults.times(new Random(1));

        assertEquals(times, row(times.encode()).distribution());
    }

    @Test
    void otherBytesAreAFaultOfTheStoreAndNamed() {
        IllegalStateException fault =
                assertThrows(
                        IllegalStateException.class, row(new byte[] {1, 2, 3, 4})::distribution);

        assertEquals("The stored histogram 7 cannot be read", fault.getMessage());
    }

    private static MeasurementHistogram row(byte[] data) {
        MeasurementHistogram row = new MeasurementHistogram();
        row.id = 7L;
        row.data = data;
        return row;
    }
}
