package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CapacityProbeTest {

    /** Little's law: 20 connections, each busy for at least 5 ms a request. */
    @Test
    void noSetupCanDoMoreThanItsConnectionsAllow() {
        assertEquals(4_000, CapacityProbe.mostPossible(20, Duration.ofMillis(5)), 1e-9);
        assertEquals(10, CapacityProbe.mostPossible(1, Duration.ofMillis(100)), 1e-9);
        assertEquals(
                Double.POSITIVE_INFINITY,
                CapacityProbe.mostPossible(20, Duration.ZERO),
                "no bound");
    }
}
