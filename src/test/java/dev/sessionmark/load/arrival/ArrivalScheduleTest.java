package dev.sessionmark.load.arrival;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalScheduleTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # rate, index, offset in ns
                    1000,        0,                0
                    1000,        1,        1_000_000
                    3,           1,      333_333_333
                    3,           2,      666_666_667
                    3,           3,    1_000_000_000
                    3, 300_000_001, 100_000_000_333_333_333
                    0.5,         7,   14_000_000_000
                    2000, 172_800_000, 86_400_000_000_000
                    """)
    void constantArrivalsAreComputedFromTheirIndex(double rate, String index, String offset) {
        assertEquals(number(offset), new ArrivalSchedule.Constant(rate).offset(number(index)), 16);
    }

    @Test
    void constantArrivalsNeverDrift() {
        ArrivalSchedule.Constant schedule = new ArrivalSchedule.Constant(3_333);
        PrimitiveIterator.OfLong offsets = schedule.offsets();
        for (int second = 0; second <= 1_000; second++) {
            assertEquals(second * 1_000_000_000L, offsets.nextLong());
            for (int i = 1; i < 3_333; i++) {
                offsets.nextLong();
            }
        }
    }

    @Test
    void aSeedGivesTheSameArrivalsAgain() {
        long[] first = first(1_000, ArrivalSchedule.poisson(100, 7));
        assertArrayEquals(first, first(1_000, ArrivalSchedule.poisson(100, 7)));
        assertFalse(Arrays.equals(first, first(1_000, ArrivalSchedule.poisson(100, 8))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gapsOfPoissonArrivalsAreExponential(long seed) {
        int n = 20_000;
        double rate = 2_000;
        long[] offsets = first(n, ArrivalSchedule.poisson(rate, seed));
        double[] gaps = new double[n];
        for (int i = 0; i < n; i++) {
            gaps[i] = offsets[i] - (i == 0 ? 0 : offsets[i - 1]);
            assertTrue(gaps[i] >= 0);
        }
        double distance = kolmogorovSmirnov(gaps, rate / 1e9);
        // The critical value at 1 % is 1.63 / sqrt(n).
        assertTrue(distance < 1.63 / Math.sqrt(n), "distance " + distance);
    }

    @Test
    void theTestOfTheGapsCanFail() {
        long[] offsets = first(2_000, ArrivalSchedule.constant(2_000));
        double[] gaps = new double[1_999];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = offsets[i + 1] - offsets[i];
        }
        assertTrue(kolmogorovSmirnov(gaps, 2_000 / 1e9) > 0.5);
    }

    @Test
    void poissonArrivalsKeepTheirRate() {
        int n = 100_000;
        long[] offsets = first(n, ArrivalSchedule.poisson(500, 11));
        // The standard error of the mean gap is 1 / sqrt(n) of it: four of them are 1.3 %.
        assertEquals(500, n / (offsets[n - 1] / 1e9), 500 * 4 / Math.sqrt(n));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateMustBePositive(double rate) {
        assertThrows(IllegalArgumentException.class, () -> ArrivalSchedule.constant(rate));
        assertThrows(IllegalArgumentException.class, () -> ArrivalSchedule.poisson(rate, 1));
    }

    private static long[] first(int count, ArrivalSchedule schedule) {
        PrimitiveIterator.OfLong offsets = schedule.offsets();
        long[] result = new long[count];
        for (int i = 0; i < count; i++) {
            result[i] = offsets.nextLong();
        }
        return result;
    }

    /** Largest distance between the sample's distribution and the exponential one. */
    private static double kolmogorovSmirnov(double[] sample, double rate) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double largest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = 1 - Math.exp(-rate * sorted[i]);
            largest = Math.max(largest, Math.abs(expected - (double) i / sorted.length));
            largest = Math.max(largest, Math.abs(expected - (i + 1.0) / sorted.length));
        }
        return largest;
    }

    private static long number(String text) {
        return Long.parseLong(text.replace("_", ""));
    }
}
