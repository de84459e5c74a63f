package dev.sessionmark.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class TrialRunnerTest {

    @Test
    void theLongerThrottledProcessCounts() {
        assertEquals(0.5, TrialRunner.larger(0.5, 0.2));
        assertEquals(0.7, TrialRunner.larger(0.5, 0.7));
        assertEquals(0.0, TrialRunner.larger(0, 0));
    }

    @Test
    void oneKnownProcessIsEnough() {
        assertEquals(0.2, TrialRunner.larger(Double.NaN, 0.2));
        assertEquals(0.5, TrialRunner.larger(0.5, Double.NaN));
        assertNull(TrialRunner.larger(Double.NaN, Double.NaN));
    }
}
