package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.engine.planner.Generation;
import dev.sessionmark.engine.planner.PlannedTrial;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.machine.MachineWatch;
import dev.sessionmark.experiment.machine.Repeats;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import dev.sessionmark.platform.machine.MachineMoment;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.SutCommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The flow of a trial, with the real load generator, against a server in this process. */
@Timeout(120)
class GenerationRunnerTest {

    private static final double RATE = 100;
    private static final Duration LEAD_IN = Duration.ofMillis(200);
    private static final Duration WINDOW = Duration.ofMillis(300);
    private static final Condition FAR = new Condition(Duration.ofMillis(5));
    private static final Condition NEAR = new Condition(Duration.ZERO);

    private static final EngineSettings SETTINGS =
            new EngineSettings(
                    LEAD_IN,
                    5,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(400),
                    Duration.ofSeconds(1),
                    Duration.ofMillis(20));

    private static final ExperimentPlan PLAN =
            Plans.of(
                    """
                    {"setups": "no-pool", "rate": %s, "connections": 32, "maxInFlight": 1000,
                     "timeoutSeconds": 5, "poolSize": 2, "slowCallMs": 0, "warmupSeconds": 0.3,
                     "durationSeconds": 0.3, "trials": 1}"""
                            .formatted(RATE));

    @TempDir Path proc;

    /** How many windows from now on the machine is short of memory in. */
    private int shortOfMemory;

    private boolean begun;

    private final Testbed testbed =
            new Testbed(
                    PLAN,
                    new DatabaseUrl("127.0.0.1", 1, "none", "nobody", null, Map.of()),
                    new SutCommandLine(List.of("false")),
                    new MachineWatch(this::machine));
    private final FakeTarget target = new FakeTarget(testbed.way()::added);
    private final FakeTarget other = new FakeTarget(testbed.way()::added);
    private final Set<String> told = new LinkedHashSet<>();

    @AfterEach
    void close() {
        testbed.close();
        target.shutDown();
        other.shutDown();
    }

    /** Asked at the begin and at the end of each window. */
    private MachineMoment machine() {
        begun = !begun;
        boolean stalled = !begun && shortOfMemory-- > 0;
        return FakeTarget.told(proc.resolve(stalled ? "stalled" : "calm"));
    }

    @BeforeEach
    void tellOfTheMachine() throws IOException {
        for (String state : List.of("calm", "stalled")) {
            Path pressure = Files.createDirectories(proc.resolve(state).resolve("pressure"));
            Files.writeString(
                    pressure.resolve("memory"),
                    "some avg10=0.00 total=%d\n".formatted(state.equals("calm") ? 0 : 10_000_000));
            Files.writeString(proc.resolve(state).resolve("stat"), "cpu0 0 0 0 0 0 0 0 0 0 0\n");
        }
    }

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
                .run(new Generation(List.of(trial), 1, WINDOW), same -> target.arm())
                .getFirst();
    }

    private GenerationRunner runner(BooleanSupplier cancelled) {
        ProgressEstimate progress =
                new ProgressEstimate(now -> told.add(now.doing()), 1, System::nanoTime);
        for (ProgressEstimate.Kind kind : ProgressEstimate.Kind.values()) {
            progress.expect(kind, 1, Duration.ofSeconds(1));
        }
        LoadWaiter await = new LoadWaiter(cancelled, progress::tick);
        return new GenerationRunner(
                new RunningExperiment(PLAN, SETTINGS, testbed, progress, await),
                RATE,
                new Repeats(2));
    }

    /** Two targets, three rounds of slices of a third of a window. */
    private List<TrialResult> inTurns(BooleanSupplier cancelled) {
        List<Condition> conditions = List.of(NEAR, FAR);
        return runner(cancelled)
                .run(
                        new Generation(
                                List.of(
                                        new PlannedTrial(1, 1, "fake", conditions),
                                        new PlannedTrial(2, 1, "other", conditions)),
                                3,
                                WINDOW.dividedBy(3)),
                        label -> label.equals("other") ? other.arm("other") : target.arm());
    }

    @Test
    void livingTargetsTakeTurnsAndEachWindowIsMadeOfItsSlices() {
        List<TrialResult> trials = inTurns(() -> false);

        assertEquals(List.of("fake", "other"), trials.stream().map(TrialResult::setup).toList());
        for (TrialResult trial : trials) {
            assertNull(trial.failure());
            assertEquals(
                    List.of(NEAR, FAR), trial.windows().stream().map(Window::condition).toList());
            for (Window window : trial.windows()) {
                // 100 a second for 0.1 s, three times
                assertEquals(WINDOW, window.load().duration());
                assertEquals(30, window.load().counts().intended(), 3);
                assertEquals(
                        List.of(0.0, 0.1, 0.2),
                        window.load().slices().stream().map(Slice::startSeconds).toList());
                assertEquals(0, window.machine().disturbedBefore());
            }
        }
        for (FakeTarget one : List.of(target, other)) {
            assertEquals(
                    List.of("open at 0", "idle", "load 1", "load 2", "rest"),
                    one.events.subList(0, 5),
                    "warmed up under both conditions, and then left alone");
            assertEquals(Duration.ZERO, one.latencies.get(1));
            assertEquals(Duration.ofMillis(5), one.latencies.get(2));
            assertEquals(6, one.events.stream().filter("watch"::equals).count());
            assertEquals(7, one.events.stream().filter("rest"::equals).count());
            assertEquals(3, one.events.stream().filter("begin at 5"::equals).count());
            assertEquals("close", one.events.getLast());
        }
        assertTrue(
                told.contains("other: measuring, +5 ms database latency, round 2 of 3"),
                told::toString);
    }

    @Test
    void aRoundThatIsSpoiltForOneIsLeftOutForAllAndMeasuredAgain() {
        shortOfMemory = 1;

        List<TrialResult> trials = inTurns(() -> false);

        for (TrialResult trial : trials) {
            int left = 0;
            for (Window window : trial.windows()) {
                assertEquals(3, window.load().slices().size());
                assertNull(window.machine().disturbedBecause());
                left += window.machine().disturbedBefore();
            }
            assertEquals(1, left);
        }
        assertTrue(
                told.stream().anyMatch(step -> step.contains(" again, because programs stood")),
                told::toString);
    }

    @Test
    void oneThatFailsLeavesTheOthersTheirRounds() {
        other.failing = "begin at 5";

        List<TrialResult> trials = inTurns(() -> false);

        assertNull(trials.getFirst().failure());
        assertEquals(3, trials.getFirst().windows().getLast().load().slices().size());
        assertEquals("broken: begin at 5", trials.getLast().failure());
        assertEquals("close", other.events.getLast());
    }

    @Test
    void cancelledTurnsKeepWhatWasMeasured() {
        List<TrialResult> trials =
                inTurns(() -> other.events.stream().filter("rest"::equals).count() == 4);

        for (TrialResult trial : trials) {
            assertEquals("cancelled", trial.failure());
            assertTrue(trial.windows().getFirst().load().slices().size() < 3);
        }
        assertEquals("close", target.events.getLast());
        assertEquals("close", other.events.getLast());
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
