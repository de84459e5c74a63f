package dev.sessionmark.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionCountTest {

    @ParameterizedTest
    @CsvSource({"20, 20, 0", "20, 20, 20", "1, 0, 0"})
    void whatAPoolCanHoldIsBelieved(int poolSize, long maxUsed, long inUse) {
        assertNull(ConnectionCount.invalidBecause(poolSize, maxUsed, inUse));
    }

    @Test
    void whatNobodyCountedIsNotChecked() {
        assertNull(ConnectionCount.invalidBecause(20, null, 0));
    }

    @ParameterizedTest
    @CsvSource({"20, 69, 0, 69", "1, 1, 489, 489", "20, 5, -1, -1"})
    void whatCannotBeIsOurOwnMistake(int poolSize, long maxUsed, long inUse, long told) {
        assertEquals(
                "a check of Sessionmark itself failed: it counted %d connections in use of a pool"
                                .formatted(told)
                        + " of "
                        + poolSize,
                ConnectionCount.invalidBecause(poolSize, maxUsed, inUse));
    }
}
