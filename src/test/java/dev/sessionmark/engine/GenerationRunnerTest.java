package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.engine.planner.Generation;
import dev.sessionmark.engine.planner.PlannedTrial;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.machine.Repeats;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow of a trial, with the real load generator, against a server in this process. */
class GenerationRunnerTest extends OnFakeTargets {
    @Test
    void whatTheMachineSpoiltIsMeasuredAgainOnTheSameTarget() {
        shortOfMemory = 1;

        TrialResult trial = run(NEAR);

        Window window = trial.windows().getFirst();
        assertEquals(1, trial.windows().size());
        assertNull(window.machine().disturbedBecause());
        assertEquals(1, window.machine().disturbedBefore());
        assertEquals(3, target.requests.size(), "a warm-up and two windows");
        assertTrue(
                told.stream().anyMatch(step -> step.contains("measuring again, no added")),
                told::toString);
    }

    @Test
    void whatStaysSpoiltIsKeptAsInvalid() {
        shortOfMemory = 99;

        Window window = run(NEAR).windows().getFirst();

        assertEquals(1 + Repeats.MOST_OF_A_WINDOW, target.requests.size() - 1, "windows");
        assertTrue(window.invalidBecause().startsWith("programs stood for want of memory"));
        assertTrue(window.machine().disturbedBecause().startsWith("programs stood for want"));
        assertEquals(Repeats.MOST_OF_A_WINDOW, window.machine().disturbedBefore());
    }

    private TrialResult run(Condition... conditions) {
        return run(() -> false, conditions);
    }

    private TrialResult run(BooleanSupplier cancelled, Condition... conditions) {
        PlannedTrial trial = new PlannedTrial(1, 1, "fake", List.of(conditions));
        return runner(cancelled)
                .run(
                        new Generation(List.of(trial), false, WINDOW),
                        same -> target.arm(),
                        (round, soFar) -> Set.of())
                .getFirst();
    }

    @Test
    void everyConditionIsSetThenWarmedUpThenLedInThenMeasuredThenDrained() {
        TrialResult trial = run(FAR, NEAR);

        assertNull(trial.failure());
        assertEquals(
                List.of(
                        "open at 5",
                        "idle",
                        "load 1",
                        "load 2",
                        "begin at 5",
                        "end at 5",
                        "count with 0 outstanding",
                        "load 3",
                        "load 4",
                        "begin at 0",
                        "end at 0",
                        "count with 0 outstanding",
                        "close"),
                target.events);
        assertEquals(
                List.of(
                        "fake: starting",
                        "fake: warming up",
                        "fake: measuring, +5 ms database latency",
                        "fake: measuring, no added database latency"),
                List.copyOf(told));
        assertEquals(List.of(FAR, NEAR), trial.windows().stream().map(Window::condition).toList());
        assertEquals("fake", trial.setup());
        assertEquals(FakeTarget.STARTUP, trial.startup());
        assertEquals(FakeTarget.POOL_FILL, trial.poolFill());
        assertTrue(trial.warmup().compareTo(PLAN.warmup()) >= 0, trial::toString);
    }

    /** 100 a second: 30 in a window of 0.3 s, 20 in a lead-in of 0.2 s. */
    @Test
    void whatTheLeadInAsksIsSentAndNotCounted() {
        LoadCounts counts = run(NEAR).windows().getFirst().load().counts();

        assertEquals(30, counts.intended(), 1);
        assertEquals(50, target.requests.get(2).get(), 2);
        assertEquals(counts.intended(), counts.succeeded());
    }

    @Test
    void answersThatComeDuringTheDrainCount() {
        target.answerTime = Optional.of(Duration.ofMillis(150));

        LoadFigures load = run(NEAR).windows().getFirst().load();

        assertEquals(load.counts().intended(), load.counts().succeeded());
        assertTrue(load.drainTime().toMillis() >= 100, load.drainTime()::toString);
        assertTrue(target.events.contains("count with 0 outstanding"), target.events::toString);
    }

    @Test
    void whatTheDrainDoesNotBringIsCountedAsUnfinished() {
        target.answerTime = Optional.empty();

        LoadFigures load = run(NEAR).windows().getFirst().load();

        assertEquals(load.counts().intended(), load.counts().unfinished());
        assertTrue(load.drainTime().compareTo(SETTINGS.drain()) >= 0, load.drainTime()::toString);
    }

    /** The phase that fails, and how many windows were measured before. */
    @ParameterizedTest
    @CsvSource({
        "open at 5, 0",
        "idle, 0",
        "begin at 5, 0",
        "end at 5, 0",
        "count with 0 outstanding, 0",
        "begin at 0, 1",
        "end at 0, 1"
    })
    void aFailureEndsTheTrialAndKeepsWhatWasMeasured(String phase, int windows) {
        target.failing = phase;

        TrialResult trial = run(FAR, NEAR);

        assertEquals("broken: " + phase, trial.failure());
        assertEquals(windows, trial.windows().size());
        String last = phase.startsWith("open") ? phase : "close";
        assertEquals(last, target.events.getLast());
    }

    /** The load of the failed window runs when its target fails; the next one starts its own. */
    @ParameterizedTest
    @ValueSource(strings = {"begin at 0", "end at 0"})
    void theNextTrialIsNotHeldUpByAFailedOne(String phase) {
        target.failing = phase;
        assertEquals("broken: " + phase, run(NEAR).failure());
        target.failing = "";

        TrialResult next = run(NEAR);

        assertNull(next.failure());
        assertEquals(1, next.windows().size());
    }

    /** 1 is the load of the warm-up, 2 that of the window. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCancelledTrialEndsInItsLoad(int load) {
        TrialResult trial = run(() -> target.events.contains("load " + load), NEAR);

        assertEquals("cancelled", trial.failure());
        assertEquals(List.of(), trial.windows());
        assertEquals("close", target.events.getLast());
        assertEquals(load, target.requests.size(), "no further load");
    }

    @Test
    void aConnectionIsLeftOpenInOneWindowOnly() {
        target.inUse.addFirst(2L);
        target.inUse.removeLast();

        assertEquals(List.of(2L, 0L), leftOpen(run(FAR, NEAR)));
    }

    @Test
    void aConnectionThatComesBackInTimeIsNotLeftOpen() {
        target.inUse.addFirst(1L);

        assertEquals(List.of(0L), leftOpen(run(NEAR)));
    }

    @Test
    void moreConnectionsThanThePoolHasAreOurOwnMistake() {
        target.inUse.clear();
        target.inUse.add(PLAN.poolSize(NEAR) + 1L);

        String because = run(NEAR).windows().getFirst().invalidBecause();

        assertTrue(because.contains("a check of Sessionmark itself failed"), because);
    }

    private static List<Long> leftOpen(TrialResult trial) {
        assertNull(trial.failure());
        return trial.windows().stream().map(w -> w.sut().sessions().leftOpen()).toList();
    }

    @Test
    void whatATargetCannotSayStaysUnknown() {
        target.looksInside = false;

        TrialResult trial = run(NEAR);

        Window window = trial.windows().getFirst();
        assertEquals(SutFigures.NONE, window.sut());
        assertNull(trial.poolFill());
        WindowTrace trace = window.trace().unpack();
        assertTrue(trace.requests().size() > 10, "what the client saw is kept");
        assertTrue(trace.requests().stream().noneMatch(RequestTrace::seenInside));
    }
}
