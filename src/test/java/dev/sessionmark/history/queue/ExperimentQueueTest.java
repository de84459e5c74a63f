package dev.sessionmark.history.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.FakeEngine;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.history.FakeHistory;
import dev.sessionmark.history.Status;
import dev.sessionmark.platform.health.WriteTrouble;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of experiments while their history cannot be written. */
@Timeout(60)
class ExperimentQueueTest {

    private static final RuntimeException FULL =
            new PgException("could not extend file", "ERROR", "53100", "");

    private static final ExperimentPlan PLAN = Plans.quick("no-pool");

    private final FakeHistory history = new FakeHistory();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WriteTrouble trouble = new WriteTrouble();
    private ExperimentQueue queue;

    private void start(Duration patience) {
        Queues.Config config =
                new Queues.Config(Duration.ofMillis(5), Duration.ofSeconds(1), patience);
        queue =
                Queues.of(
                        history,
                        new FakeEngine(),
                        config,
                        Queues.meters(registry, config),
                        trouble);
        queue.start(new StartupEvent());
    }

    @AfterEach
    void stop() throws InterruptedException {
        history.failure = null;
        queue.stop(new ShutdownEvent());
    }

    @Test
    @Drill(
            failure = "The disk of the history is full (53100) and is freed",
            done = "writes fail, then work",
            seen = "nothing is lost, DONE")
    void aDiskThatIsFreedInTimeCostsNothing() {
        history.failure = FULL;
        history.waits("a", PLAN);
        start(Duration.ofMinutes(10));
        await(() -> history.failed.get() >= 3);
        history.failure = null;
        await(() -> history.statuses.get("a") == Status.DONE);
        assertEquals(List.of(1, 2), history.trials.get("a"));
        assertNull(history.because.get("a"));
    }

    /** It ends, it is seen as long as that cannot be kept, and no other one is begun. */
    @Test
    @Drill(
            failure = "The disk of the history stays full for longer than is waited",
            done = "writes fail for longer than the patience, then work",
            seen =
                    "FAILED with the trial that was measured; no other experiment is begun "
                            + "meanwhile, then the next one is measured")
    void oneThatStaysFullEndsTheExperimentAndNoOther() {
        history.failure = FULL;
        history.waits("a", PLAN);
        history.waits("b", PLAN);
        start(Duration.ofMillis(30));
        await(() -> history.failed.get() >= 12);
        assertEquals("a", queue.running().orElseThrow());
        assertFalse(history.statuses.containsKey("b"), "begun as well");
        double silence = silence();
        await(() -> silence() > silence);

        history.failure = null;
        await(() -> history.statuses.get("a") == Status.FAILED);
        assertTrue(history.because.get("a").contains("53100"), history.because.get("a"));
        assertEquals(List.of(1), history.trials.get("a"), "what was measured is kept");
        await(() -> history.statuses.get("b") == Status.DONE);
        await(() -> silence() == 0);
    }

    /** Nothing runs, so nothing is lost; that nothing can begin is seen from outside. */
    @Test
    @Drill(
            failure = "The disk of the history is full while nothing runs",
            done = "an experiment waits and cannot be begun",
            seen = "readiness says \"the database has no disk space left\"; then it is measured")
    void readinessSaysWhyNothingBegins() {
        history.unwritable = true;
        history.waits("a", PLAN);
        start(Duration.ofDays(1));
        await(() -> trouble.reason().isPresent());
        assertEquals(
                "the history cannot be written: the database has no disk space left",
                trouble.reason().orElseThrow());
        history.unwritable = false;
        await(() -> history.statuses.get("a") == Status.DONE);
        await(() -> trouble.reason().isEmpty());
    }

    @Test
    @Drill(
            failure = "An experiment is cancelled while its trial waits to be written",
            done = "cancelled, then the writes work",
            seen = "it ends at once, CANCELLED, with the trial")
    void whoCancelsDoesNotWaitForTheHistory() {
        history.failure = FULL;
        history.waits("a", PLAN);
        start(Duration.ofDays(1));
        await(() -> history.failed.get() >= 1);
        assertTrue(queue.cancel("a"));
        assertFalse(queue.cancel("b"), "nobody here runs it");
        history.failure = null;
        await(() -> history.statuses.get("a") == Status.CANCELLED);
        assertEquals(List.of(1), history.trials.get("a"));
    }

    /** What is refused for good is given up; the next experiment has its turn. */
    @Test
    @Drill(
            failure = "A write to the history is refused for good",
            done = "SQLSTATE 42703",
            seen = "given up and logged; the next experiment is measured")
    void anEndThatIsRefusedForGoodHoldsNobodyUp() {
        history.failure = new PgException("no such column", "ERROR", "42703", "");
        history.waits("a", PLAN);
        start(Duration.ofDays(1));
        await(() -> history.failed.get() >= 2);
        history.failure = null;
        history.waits("b", PLAN);
        await(() -> history.statuses.get("b") == Status.DONE);
        assertEquals(Status.RUNNING, history.statuses.get("a"), "left to whoever keeps leases");
    }

    /** A time limit of the role, say: the history is there, and will never take it. */
    @Test
    @Drill(
            failure = "The history never takes a trial, with a failure that looks as if it passed",
            done = "SQLSTATE 57014 for trials only; cancelled once the experiment has ended",
            seen = "CANCELLED, which says that not all was kept; the queue goes on")
    void whatIsNeverTakenIsGivenUpByWhoeverCancels() {
        history.trialFailure =
                new PgException("canceling statement due to timeout", "ERROR", "57014", "");
        history.waits("a", PLAN);
        start(Duration.ofMillis(30));
        await(
                () -> {
                    queue.cancel("a");
                    return history.statuses.get("a") == Status.CANCELLED;
                });
        assertTrue(history.because.get("a").contains("does not take"), history.because.get("a"));
        await(() -> queue.running().isEmpty());
        history.trialFailure = null;
        history.waits("b", PLAN);
        await(() -> history.statuses.get("b") == Status.DONE);
    }

    @Test
    void aClaimWhoseAnswerIsLostIsRunAfterTheNextLook() {
        history.lostAnswers.set(2);
        history.waits("a", PLAN);
        history.waits("b", PLAN);
        start(Duration.ofMinutes(10));
        await(() -> history.statuses.get("b") == Status.DONE);
        assertEquals(Status.DONE, history.statuses.get("a"));
        assertEquals(List.of(1, 2), history.trials.get("a"));
    }

    /** A look for its sign of life falls between its own end and the news of that. */
    @Test
    void itsOwnEndIsNotTakenForThatOfSomebodyElse() {
        AtomicReference<Boolean> lost = new AtomicReference<>();
        history.betweenEndAndAnswer = () -> lost.set(queue.lost("a"));
        history.waits("a", PLAN);
        start(Duration.ofMinutes(10));
        await(() -> lost.get() != null);
        assertFalse(lost.get());
    }

    private double silence() {
        return registry.get("sessionmark.experiment.silence").timeGauge().value(TimeUnit.SECONDS);
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }
}
