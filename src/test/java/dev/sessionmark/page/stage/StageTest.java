package dev.sessionmark.page.stage;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.MeasuringEvent;
import dev.sessionmark.page.stage.StageView.CallerSeen;
import dev.sessionmark.page.stage.StageView.StageStatus;
import dev.sessionmark.page.stage.StagedSut.SutLauncher;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StageTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final double DISTANCE_MS = 400;

    /** Far above what a machine in a hurry takes, far below the dbLatency. */
    private static final double WAITS_MS = 150;

    private static final StageRequest BLOCK =
            new StageRequest("blocking-on-event-loop", DISTANCE_MS);
    private static final StageRequest DO_NOT_BLOCK =
            new StageRequest("reactive-session", DISTANCE_MS);

    private final Vertx vertx = Vertx.vertx();
    private final List<FakeSut> started = new CopyOnWriteArrayList<>();
    private Stage stage = stage(this::fake);

    @AfterEach
    void end() {
        stage.onShutdown(new ShutdownEvent());
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Two loops share the connections evenly, so that a blocked one holds up half of them. */
    @Test
    void whoSharesTheBlockedLoopWaitsAndNobodyElse() {
        stage.play(BLOCK);

        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> {
                            stage.seen();
                            assertEquals(StageSut.BYSTANDERS / 2, waiting(), "wait");
                        });

        stage.play(DO_NOT_BLOCK);
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> {
                            stage.seen();
                            assertEquals(0, waiting(), "wait");
                            assertTrue(stage.view().asked().served() > 2, "somebody asks");
                        });
        assertEquals(0, stage.view().asked().failed());
    }

    @Test
    void itEndsWhenNobodyUsesIt() {
        stage = stage(Duration.ofSeconds(3), Duration.ofMinutes(1), this::fake);
        stage.play(StageRequest.NOBODY_ASKS);
        awaitStatus(StageStatus.ON);
        awaitStatus(StageStatus.OFF);
        assertTrue(started.getLast().closed());
        assertTrue(stage.view().because().contains("Nobody"), stage.view().because());
    }

    /** Whoever looks uses it, but not for ever. */
    @Test
    void aForgottenTabDoesNotKeepItForEver() {
        stage = stage(Duration.ofMinutes(1), Duration.ofSeconds(2), this::fake);
        stage.play(StageRequest.NOBODY_ASKS);
        awaitStatus(StageStatus.ON);
        await().atMost(SOON)
                .until(
                        () -> {
                            stage.seen();
                            return stage.view().status() == StageStatus.OFF;
                        });
    }

    @Test
    void itLeavesBeforeAnExperimentBeginsAndComesBackAfterIt() {
        stage.play(BLOCK);
        awaitStatus(StageStatus.ON);

        stage.onMeasuring(new MeasuringEvent("e1", true));
        assertTrue(started.getFirst().closed(), "it has ended when the experiment begins");
        assertEquals(StageStatus.WAITING, stage.view().status());
        assertEquals("e1", stage.view().waitsFor());
        stage.play(BLOCK);
        assertEquals(StageStatus.WAITING, stage.view().status());
        assertEquals(1, started.size(), "none is started beside an experiment");

        stage.onMeasuring(new MeasuringEvent("e1", false));
        awaitStatus(StageStatus.ON);
        assertEquals(2, started.size());
    }

    @Test
    void aLookThatIsCutShortForAnExperimentIsNoEnd() throws InterruptedException {
        CountDownLatch looked = new CountDownLatch(1);
        stage =
                stage(
                        cancelled -> {
                            FakeSut sut = fake(cancelled);
                            sut.beforeLook(
                                    () -> {
                                        looked.countDown();
                                        untilCancelled(cancelled);
                                        throw new IllegalStateException("It ended by itself.");
                                    });
                            return sut;
                        });
        stage.play(BLOCK);
        looked.await();
        stage.onMeasuring(new MeasuringEvent("e1", true));
        assertEquals(StageStatus.WAITING, stage.view().status());
        stage.onMeasuring(new MeasuringEvent("e1", false));
        awaitStatus(StageStatus.ON);
    }

    private static void untilCancelled(BooleanSupplier cancelled) {
        while (!cancelled.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    @Test
    void aStartIsGivenUpForAnExperiment() {
        stage =
                stage(
                        cancelled -> {
                            untilCancelled(cancelled);
                            throw new CancellationException("cancelled");
                        });
        stage.play(BLOCK);
        stage.onMeasuring(new MeasuringEvent("e1", true));
        assertEquals(StageStatus.WAITING, stage.view().status());
        stage.leave();
        awaitStatus(StageStatus.OFF);
    }

    @Test
    void aStartThatFailsIsSaidWithoutItsSecrets() {
        stage =
                stage(
                        cancelled -> {
                            throw new IllegalStateException("host secret.example refused");
                        });
        stage.play(BLOCK);
        awaitStatus(StageStatus.OFF);
        assertTrue(stage.view().because().contains("log"), stage.view().because());
        assertFalse(stage.view().because().contains("secret"), stage.view().because());
    }

    @Test
    void itEndsWithTheService() {
        stage.play(BLOCK);
        awaitStatus(StageStatus.ON);
        stage.onShutdown(new ShutdownEvent());
        assertTrue(started.getFirst().closed());
        assertEquals(StageStatus.OFF, stage.view().status());
    }

    private long waiting() {
        List<Double> late = new ArrayList<>();
        for (CallerSeen seen : stage.view().bystanders()) {
            double last = seen.lastMs() == null ? 0 : seen.lastMs();
            double now = seen.waitingMs() == null ? 0 : seen.waitingMs();
            late.add(Math.max(last, now));
        }
        return late.stream().filter(ms -> ms > WAITS_MS).count();
    }

    private void awaitStatus(StageStatus status) {
        await().atMost(SOON).until(() -> stage.view().status() == status);
    }

    private FakeSut fake(BooleanSupplier cancelled) {
        try {
            FakeSut sut = new FakeSut();
            started.add(sut);
            return sut;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Config(
            Duration unused, Duration longest, int watchers, int inFlight, Duration burstPatience)
            implements StageConfig {}

    private Stage stage(Duration unused, Duration longest, SutLauncher launcher) {
        return new Stage(vertx, launcher, new Config(unused, longest, 1, 1, SOON));
    }

    private Stage stage(SutLauncher launcher) {
        return stage(SOON, SOON, launcher);
    }
}
