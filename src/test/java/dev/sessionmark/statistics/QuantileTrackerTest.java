package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.statistics.TimerSlack.QuantileTracker;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileTrackerTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.75, 0.9})
    void findsTheQuantileOfUniformValues(double quantile) {
        QuantileTracker tracker = new QuantileTracker(quantile, 0, 0.2, 1_000);
        feed(tracker, 0, 20_000);
        assertEquals(quantile * 100, tracker.estimate(), 5);
    }

    @Test
    void followsAQuantileThatMoves() {
        QuantileTracker tracker = new QuantileTracker(0.5, 50, 0.2, 1_000);
        feed(tracker, 0, 5_000);
        feed(tracker, 200, 5_000);
        assertEquals(250, tracker.estimate(), 5);
    }

    @Test
    void staysWithinItsBounds() {
        QuantileTracker tracker = new QuantileTracker(0.5, 0, 10, 30);
        tracker.observe(-5);
        assertEquals(0, tracker.estimate());
        for (int i = 0; i < 10; i++) {
            tracker.observe(1_000);
        }
        assertEquals(30, tracker.estimate());
    }

    @Test
    void refusesWhatIsNoQuantile() {
        assertThrows(IllegalArgumentException.class, () -> new QuantileTracker(1, 0, 1, 1));
    }

    private static void feed(QuantileTracker tracker, double from, int count) {
        Random random = new Random(1);
        for (int i = 0; i < count; i++) {
            tracker.observe(from + 100 * random.nextDouble());
        }
    }
}
