package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class QueueGrowthTest {

    /** Answers as a queue served at {@code capacity} gives them; medians at the slices' middle. */
    private static double[] queue(double offered, double capacity, double boundSeconds) {
        double[] p99Ms = new double[4];
        for (int s = 0; s < 4; s++) {
            double wait = (s + 0.5) * (offered / capacity - 1);
            // Windows spreads values evenly, so the median is half of p99 / 0.99.
            p99Ms[s] = Math.min(boundSeconds, wait) * 1_000 * 2 * 0.99;
        }
        return p99Ms;
    }

    @Test
    void slowButSteadyIsNoGrowth() {
        WindowResult window = Windows.healthy().p99Ms(900).build();
        assertEquals(0, QueueGrowth.of(window.slices()));
        assertEquals(2_000, window.achievedRate());
    }

    @Test
    void oneSlowSecondIsNoGrowth() {
        WindowResult window = Windows.healthy().p99Ms(2, 2, 2, 400).build();
        assertEquals(0, QueueGrowth.of(window.slices()));
    }

    @Test
    void achievedRateOfAGrowingQueueIsTheCapacity() {
        WindowResult window = Windows.healthy().p99Ms(queue(2_000, 780, 99)).build();
        assertEquals(8_000, window.counts().succeeded(), "all were answered in the end");
        assertEquals(780, window.achievedRate(), 5);
    }

    @Test
    void queueThatReachesItsBoundStillShowsTheCapacity() {
        // 780 a second for 4 s and 2,000 waiting: the others were dropped.
        WindowResult window =
                Windows.healthy()
                        .p99Ms(queue(2_000, 780, 2_000 / 780.0))
                        .succeeded(5_120 / 8_000.0)
                        .build();
        assertEquals(780, window.achievedRate(), 40);
    }

    @Test
    void theClosedModelHasNoQueue() {
        WindowResult window = Windows.healthy().closed().p99Ms(queue(2_000, 780, 99)).build();
        assertEquals(2_000, window.achievedRate());
    }

    @Test
    void fewSlicesSayNothing() {
        WindowResult window = Windows.healthy().seconds(2).p99Ms(2, 900).build();
        assertEquals(0, QueueGrowth.of(window.slices()));
    }
}
