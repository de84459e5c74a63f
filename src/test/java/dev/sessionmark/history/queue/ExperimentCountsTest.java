package dev.sessionmark.history.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.history.Status;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperimentCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");

    @Test
    void aStatusWithoutExperimentsHasNone() {
        ExperimentCounts.State state =
                new ExperimentCounts.State(Map.of(Status.QUEUED, 3L), NOW.minusSeconds(90));
        assertEquals(3, state.of(Status.QUEUED));
        assertEquals(0, state.of(Status.FAILED));
        assertEquals(90_000, state.oldestAgeMillis(NOW));
    }

    @Test
    void anEmptyQueueHasNoAgeAndAClockThatIsAheadNoneBelowZero() {
        assertEquals(0, new ExperimentCounts.State(Map.of(), null).oldestAgeMillis(NOW));
        assertEquals(
                0, new ExperimentCounts.State(Map.of(), NOW.plusSeconds(1)).oldestAgeMillis(NOW));
    }

    @Test
    void whatCannotBeAskedIsNotZero() {
        assertEquals(Double.NaN, ExperimentCounts.State.UNKNOWN.of(Status.DONE));
        assertEquals(Double.NaN, ExperimentCounts.State.UNKNOWN.oldestAgeMillis(NOW));
    }
}
