package dev.sessionmark.history.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.MeasuringEvent;
import dev.sessionmark.history.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ExperimentCountsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T05:00:00Z");
    private static final Duration POLL = Duration.ofMillis(10);

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

    /** The history may be on the machine that is measured. */
    @Test
    void whileSomethingIsMeasuredOnlyAChangeIsAReasonToAsk() throws Exception {
        Semaphore asked = new Semaphore(0);
        ExperimentEvents events = new ExperimentEvents();
        MeterRegistry registry = new SimpleMeterRegistry();
        AtomicLong waiting = new AtomicLong(1);
        ExperimentCounts counts =
                new ExperimentCounts(
                        () -> {
                            asked.release();
                            return new ExperimentCounts.State(
                                    Map.of(Status.QUEUED, waiting.get()), NOW);
                        },
                        registry,
                        config(),
                        events);
        counts.start(new StartupEvent());
        counts.begin();
        try {
            assertTrue(asked.tryAcquire(3, 5, TimeUnit.SECONDS), "asked again and again");

            counts.measures(new MeasuringEvent("a", true));
            // One question may be under way.
            asked.tryAcquire(1, POLL.toMillis() * 6, TimeUnit.MILLISECONDS);
            asked.drainPermits();
            assertFalse(asked.tryAcquire(1, POLL.toMillis() * 20, TimeUnit.MILLISECONDS));

            waiting.set(2);
            events.changed(new ExperimentEvent.StatusChanged("b", Status.QUEUED));
            assertTrue(asked.tryAcquire(1, 5, TimeUnit.SECONDS), "asked after a change");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> registry.get("sessionmark.queue.length").gauge().value() == 2);
            events.publish(new ExperimentEvent.Live("a", null));
            assertFalse(asked.tryAcquire(1, POLL.toMillis() * 6, TimeUnit.MILLISECONDS));

            counts.measures(new MeasuringEvent("a", false));
            assertTrue(asked.tryAcquire(2, 5, TimeUnit.SECONDS), "asked again and again");
        } finally {
            counts.stop(new ShutdownEvent());
        }
        // Nobody counts any more, and nobody is disturbed by it.
        events.changed(new ExperimentEvent.StatusChanged("b", Status.CANCELLED));
    }

    private static QueueConfig config() {
        return new Queues.Config(POLL, Duration.ofSeconds(10), Duration.ofSeconds(1));
    }
}
