package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.statistics.Steadiness.Point;
import dev.sessionmark.statistics.Steadiness.Settings;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** All series have a point every half second. */
class SteadinessTest {

    private static final int NEVER = -1;
    private static final double OFFERED = 2_000;
    private static final double CLOSED = Double.NaN;

    /** The number of points after which the series has settled, of 120 at most. */
    private static int settledAfter(
            double offered, IntToDoubleFunction throughput, IntToDoubleFunction medianMs) {
        Steadiness steadiness = new Steadiness(Settings.defaults(), offered);
        for (int i = 0; i < 120; i++) {
            Point point = new Point(throughput.applyAsDouble(i), medianMs.applyAsDouble(i) * 1e6);
            if (steadiness.add(point)) {
                return i + 1;
            }
        }
        return NEVER;
    }

    @Test
    void flatSeriesSettlesAsSoonAsAllowed() {
        assertEquals(10, settledAfter(OFFERED, i -> 2_000, i -> 1.2));
        assertEquals(10, settledAfter(CLOSED, i -> 17_000, i -> 1.2));
    }

    @Test
    void compilerAtWorkIsWaitedFor() {
        // Latency decays towards 1 ms with a time constant of 4 s, as with a JIT.
        int points = settledAfter(OFFERED, i -> 2_000, i -> 1 + 4 * Math.exp(-i / 8.0));
        assertTrue(points > 30 && points < 50, points + " points");
        double leftToGain = 4 * Math.exp(-points / 8.0);
        assertTrue(leftToGain < 0.06, "still to gain: " + leftToGain + " ms");
    }

    @Test
    void growingThroughputOfAClosedModelIsWaitedFor() {
        int points =
                settledAfter(
                        CLOSED,
                        i -> 17_000 - 11_000 * Math.exp(-i / 10.0),
                        i -> 32_000 / (17_000 - 11_000 * Math.exp(-i / 10.0)));
        double carried = 1 - 11_000 * Math.exp(-points / 10.0) / 17_000;
        assertTrue(carried > 0.95 && points < 45, points + " points, " + carried);
    }

    @Test
    void noiseWithoutTrendSettlesSoon() {
        Random random = new Random(5);
        int points =
                settledAfter(
                        OFFERED,
                        i -> 2_000 * (1 + 0.02 * random.nextGaussian()),
                        i -> 1.5 * (1 + 0.05 * random.nextGaussian()));
        assertTrue(points >= 10 && points < 30, points + " points");
    }

    @Test
    void wildNoiseDoesNotSettle() {
        Random random = new Random(5);
        assertEquals(
                NEVER,
                settledAfter(OFFERED, i -> 2_000, i -> 5 * Math.exp(0.8 * random.nextGaussian())));
    }

    @Test
    void growingQueueNeverSettles() {
        // Carries 1,700 of 2,000: the queue, and with it the latency, grows without end.
        assertEquals(NEVER, settledAfter(OFFERED, i -> 1_700, i -> 150 * (i + 1)));
    }

    @Test
    void queueAtItsBoundIsSteady() {
        int points = settledAfter(OFFERED, i -> 800, i -> Math.min(2_500, 300 * (i + 1)));
        assertTrue(points >= 12 && points < 24, points + " points");
    }

    @Test
    void backlogBeingWorkedOffIsNotSteady() {
        // Cold for 5 s, then faster than offered until the backlog is gone at point 30.
        int points =
                settledAfter(
                        OFFERED,
                        i -> i < 10 ? 1_000 : i < 30 ? 2_500 : 2_000,
                        i -> i < 10 ? 500 * (i + 1) : Math.max(1, 5_000 - 250 * (i - 10)));
        assertTrue(points > 34, points + " points");
    }

    @Test
    void onePauseIsForgiven() {
        assertEquals(10, settledAfter(OFFERED, i -> 2_000, i -> i == 6 ? 9 : 1.2));
        assertTrue(settledAfter(OFFERED, i -> 2_000, i -> i == 6 || i == 8 ? 9 : 1.2) > 12);
    }

    @Test
    void nothingAnsweredIsNotSteady() {
        assertEquals(NEVER, settledAfter(OFFERED, i -> 0, i -> Double.NaN));
        assertEquals(NEVER, settledAfter(CLOSED, i -> 0, i -> Double.NaN));
    }

    @Test
    void differencesBelowTheResolutionDoNotCount() {
        assertEquals(10, settledAfter(OFFERED, i -> 2_000, i -> 0.12 + (i % 2) * 0.04));
    }

    @Test
    void parametersAreChecked() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Settings(1, 10, 5, 0.1, 0.2, 0.05, 0.02, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Settings(1, 4, 8, 0.1, 0.2, 0.05, 0.02, 0));
        assertFalse(new Steadiness(Settings.defaults(), OFFERED).settled());
    }
}
