package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.Transports;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoomForAllTest {

    private static Environment machine(long memoryMiB, int connections) {
        return new Environment(
                "1",
                "jvm",
                "any",
                2,
                memoryMiB,
                "any",
                "any",
                new Transports(null, null, null),
                null,
                "18",
                Map.of("max_connections", Integer.toString(connections)));
    }

    private static final String TWO =
            "\"setups\": [\"no-pool\", \"reactive-client\"], \"poolSize\": [5, 20]";

    private static void check(String plan, Environment here) {
        RoomForAll.check(Plans.of("{" + plan + "}"), here);
    }

    /** Twice a pool of twenty, and ten of others. */
    @Test
    void everyPoolHasToFitIntoTheDatabase() {
        assertDoesNotThrow(() -> check(TWO + ", \"rounds\": 2", machine(8_000, 50)));
        assertEquals(
                "2 processes that take turns need 50 connections, and the database takes 49: measure"
                        + " fewer setups, with a smaller pool, or one after the other (rounds 1)",
                assertThrows(
                                UnfitException.class,
                                () -> check(TWO + ", \"rounds\": 2", machine(8_000, 49)))
                        .getMessage());
    }

    /** Two heaps of 256 MiB, and 200 beside each. */
    @Test
    void everyProcessHasToFitIntoMemory() {
        assertDoesNotThrow(() -> check(TWO + ", \"rounds\": 2", machine(912, 50)));
        assertEquals(
                "2 processes that take turns need about 912 MiB of memory, and there are 911:"
                        + " measure fewer setups, with a smaller pool, or one after the other"
                        + " (rounds 1)",
                assertThrows(
                                UnfitException.class,
                                () -> check(TWO + ", \"rounds\": 2", machine(911, 50)))
                        .getMessage());
    }

    @Test
    void whoeverLivesAloneNeedsNone() {
        assertDoesNotThrow(() -> check(TWO, machine(10, 10)));
        assertDoesNotThrow(() -> check("\"setups\": \"no-pool\", \"rounds\": 2", machine(10, 10)));
    }
}
