package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.engine.planner.Generation;
import dev.sessionmark.engine.planner.Generation.Cell;
import dev.sessionmark.engine.planner.PlannedTrial;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.Window;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Targets that live together and take turns. */
class TurnsTest extends OnFakeTargets {

    /** What was found by the end of each round. */
    private final Map<Integer, List<TrialResult>> soFarAfter = new HashMap<>();

    /** What is measured of all there is, round by round. */
    private BiFunction<Integer, Set<Cell>, Set<Cell>> wanted = (round, all) -> all;

    /** Two targets, three rounds of slices of a third of a window. */
    private List<TrialResult> inTurns(BooleanSupplier cancelled) {
        List<Condition> conditions = List.of(NEAR, FAR);
        Generation generation =
                new Generation(
                        List.of(
                                new PlannedTrial(1, 1, "fake", conditions),
                                new PlannedTrial(2, 1, "other", conditions)),
                        true,
                        WINDOW.dividedBy(3));
        return runner(cancelled)
                .run(
                        generation,
                        label -> label.equals("other") ? other.arm("other") : target.arm(),
                        (round, soFar) -> {
                            soFarAfter.put(round - 1, soFar);
                            return round > 3 ? Set.of() : wanted.apply(round, generation.cells());
                        });
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
                told.contains("other: measuring, +5 ms database latency, round 2"), told::toString);
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
    void whatHasLeftIsNotMeasuredAnyMore() {
        wanted =
                (round, all) ->
                        round < 3 ? all : Set.of(new Cell("fake", FAR), new Cell("other", FAR));

        List<TrialResult> trials = inTurns(() -> false);

        for (TrialResult trial : trials) {
            assertEquals(
                    List.of(2, 3),
                    trial.windows().stream().map(w -> w.load().slices().size()).toList());
        }
    }

    /** Whoever asks sees what there is, before the windows are whole. */
    @Test
    void eachRoundIsToldOf() {
        List<TrialResult> trials = inTurns(() -> false);

        assertEquals(List.of(), soFarAfter.get(0));
        for (int round = 1; round <= 3; round++) {
            List<TrialResult> soFar = soFarAfter.get(round);
            assertEquals(List.of(1, 2), soFar.stream().map(TrialResult::number).toList());
            for (TrialResult trial : soFar) {
                assertNull(trial.failure());
                for (Window window : trial.windows()) {
                    assertEquals(round, window.load().slices().size());
                }
            }
        }
        assertEquals(soFarAfter.get(3).toString(), trials.toString());
    }
}
