package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class WindowRunnerTest {

    @Test
    void theLongerThrottledProcessCounts() {
        assertEquals(0.5, WindowRunner.larger(0.5, 0.2));
        assertEquals(0.7, WindowRunner.larger(0.5, 0.7));
        assertEquals(0.0, WindowRunner.larger(0, 0));
    }

    @Test
    void oneKnownProcessIsEnough() {
        assertEquals(0.2, WindowRunner.larger(Double.NaN, 0.2));
        assertEquals(0.5, WindowRunner.larger(0.5, Double.NaN));
        assertNull(WindowRunner.larger(Double.NaN, Double.NaN));
    }
}
