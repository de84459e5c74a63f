package dev.sessionmark.history.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.experiment.FakeEngine;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.history.FakeHistory;
import dev.sessionmark.history.LeaseStore.Lease;
import dev.sessionmark.history.LeaseStore.Running;
import dev.sessionmark.history.Status;
import dev.sessionmark.platform.health.WriteTrouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.ClosedConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another service beside one that runs an experiment, on a clock that only its beats move. */
@Timeout(60)
class LeaseKeeperTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Queues.Config CONFIG =
            new Queues.Config(Duration.ofMillis(5), BEAT, Duration.ofMinutes(10));

    private final FakeHistory history = new FakeHistory();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeasuringMeters meters = Queues.meters(registry, CONFIG);
    private final ExperimentQueue queue =
            Queues.of(history, new FakeEngine(), CONFIG, meters, new WriteTrouble());
    private long nanos;
    private final LeaseKeeper keeper =
            new LeaseKeeper(
                    history,
                    history.leases,
                    queue,
                    new ExperimentEvents(),
                    meters,
                    CONFIG,
                    () -> nanos);

    private void beat() {
        keeper.beat();
        nanos += BEAT.toNanos();
    }

    private void beats(int times) {
        for (int i = 0; i < times; i++) {
            beat();
        }
    }

    /** What it did at its start before there were leases. */
    @Test
    @Drill(
            failure = "A second service begins on the same history",
            done = "the first one measures and gives signs of life",
            seen = "its experiment goes on")
    void theExperimentOfAnotherServiceIsLeftToIt() {
        for (int i = 0; i < 50; i++) {
            // On a machine whose clock goes wrong.
            history.sign("theirs", SampleResults.START.minusSeconds(i * 7L));
            beat();
        }
        assertFalse(history.statuses.containsKey("theirs"));
    }

    @Test
    void oneThatNobodyRunsIsEndedWhenItsLeaseIsOver() {
        history.sign("theirs", SampleResults.START);
        history.running.add(new Running("unwanted", SampleResults.START, true));
        beats(LeaseKeeper.LEASE_BEATS);
        assertTrue(history.statuses.isEmpty(), "too early");
        beat();
        assertEquals(Status.FAILED, history.statuses.get("theirs"));
        assertEquals(LeaseKeeper.KILLED, history.because.get("theirs"));
        assertEquals(Status.CANCELLED, history.statuses.get("unwanted"));
    }

    /** While the history is away nobody can give a sign: that is nobody's fault. */
    @Test
    @Drill(
            failure = "The history is away for longer than a lease",
            done = "looks fail for 100 heartbeats, then work",
            seen = "nobody's experiment is ended for that")
    void anOutageIsNoSilence() {
        history.sign("theirs", SampleResults.START);
        beats(LeaseKeeper.LEASE_BEATS);
        history.failure = ClosedConnectionException.INSTANCE;
        beats(100);
        history.failure = null;
        beats(LeaseKeeper.LEASE_BEATS);
        assertFalse(history.statuses.containsKey("theirs"), "it had no time for a sign");
        beat();
        assertEquals(Status.FAILED, history.statuses.get("theirs"));
    }

    /** It can be read, but whoever runs the experiment cannot write a sign. */
    @Test
    @Drill(
            failure = "The history takes no writes for longer than a lease",
            done = "writes fail for 100 heartbeats, then work",
            seen = "nobody's experiment is ended before it had time for a sign")
    void aHistoryThatTakesNoWritesIsNoSilence() {
        history.sign("theirs", SampleResults.START);
        beat();
        history.unwritable = true;
        beats(100);
        history.unwritable = false;
        beats(LeaseKeeper.LEASE_BEATS / 2);
        assertFalse(history.statuses.containsKey("theirs"), "it had no time for a sign");
        // Another one later it would have given one; this one does not.
        beats(LeaseKeeper.LEASE_BEATS);
        assertEquals(Status.FAILED, history.statuses.get("theirs"));
    }

    /** The alert on an experiment without progress sees those that cannot be ended, too. */
    @Test
    @Drill(
            failure = "An experiment that nobody runs cannot be ended",
            done = "writes fail, then work",
            seen = "the metric behind SessionmarkNoProgress grows until it is ended")
    void whatCannotBeEndedIsSeenAllTheTime() {
        history.sign("theirs", SampleResults.START);
        history.unwritable = true;
        beats(LeaseKeeper.LEASE_BEATS + 1);
        for (int i = 0; i < 10; i++) {
            double before = silence();
            beat();
            Awaitility.await().atMost(PATIENCE).until(() -> silence() > before);
        }
        history.unwritable = false;
        beats(2 * LeaseKeeper.LEASE_BEATS);
        assertEquals(Status.FAILED, history.statuses.get("theirs"));
        assertEquals(0, silence());
    }

    @Test
    void itsOwnIsRenewedEndedWhenAskedForAndGivenUpWhenLost() throws InterruptedException {
        history.waits("asked", Plans.endless("no-pool"));
        history.waits("lost", Plans.endless("no-pool"));
        queue.start(new StartupEvent());
        try {
            awaitRunning("asked");
            history.sign("asked", SampleResults.START);
            beats(3 * LeaseKeeper.LEASE_BEATS);
            assertEquals(Status.RUNNING, history.statuses.get("asked"), "it is ours");

            history.lease = Lease.CANCEL_ASKED;
            beat();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> history.statuses.get("asked") == Status.CANCELLED);

            history.lease = Lease.LOST;
            awaitRunning("lost");
            beat();
            Awaitility.await().atMost(PATIENCE).until(() -> queue.running().isEmpty());
        } finally {
            queue.stop(new ShutdownEvent());
        }
    }

    private void awaitRunning(String id) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> queue.running().filter(id::equals).isPresent());
    }

    private double silence() {
        return registry.get("sessionmark.experiment.silence").timeGauge().value(TimeUnit.SECONDS);
    }
}
