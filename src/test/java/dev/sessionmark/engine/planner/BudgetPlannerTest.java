package dev.sessionmark.engine.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.engine.planner.Generation.Cell;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.statistics.Spread;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.Verdict;
import dev.sessionmark.verdict.pair.ComparedQuantile;
import dev.sessionmark.verdict.pair.Pair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A planner whose clock and whose judge are told what to say. */
class BudgetPlannerTest {

    private static final Condition NEAR = new Condition(Duration.ZERO);
    private static final Condition FAR = new Condition(Duration.ofMillis(5));
    private static final String CLIENT = "reactive-client";
    private static final String WORKER = "blocking-on-worker";
    private static final String LOOP = "blocking-on-event-loop";

    /** Four minutes: two generations. */
    private static final ExperimentPlan PLAN =
            Plans.of(
                    """
                    {"setups": ["reactive-client", "blocking-on-worker", "blocking-on-event-loop"],
                     "dbLatencyMs": [0, 5], "budgetSeconds": 240, "warmupSeconds": 5}""");

    private final Planner planner = new BudgetPlanner(PLAN);
    private final List<Pair> pairs = new ArrayList<>();
    private long seconds;
    private int looks;

    private JudgedSoFar soFar() {
        Instant start = Instant.EPOCH;
        ExperimentResult result =
                new ExperimentResult(
                        "id", PLAN, null, null, start, start.plusSeconds(seconds), List.of(), null);
        return new JudgedSoFar(
                result,
                same -> {
                    looks++;
                    return new Comparison(
                            same, List.of(), List.of(), "", null, List.of(), pairs, List.of(), null,
                            List.of(), null);
                });
    }

    /** Cells of each round of a generation whose rounds take 10 s each. */
    private List<Set<Cell>> rounds(Generation generation) {
        List<Set<Cell>> rounds = new ArrayList<>();
        for (Set<Cell> cells = planner.next(generation, 1, soFar());
                !cells.isEmpty();
                cells = planner.next(generation, rounds.size() + 1, soFar())) {
            rounds.add(cells);
            seconds += 10;
        }
        return rounds;
    }

    private Generation begun(int warmUpSeconds) {
        Generation generation = planner.next(soFar()).orElseThrow();
        seconds += warmUpSeconds;
        return generation;
    }

    private static ComparedQuantile quantile(
            ComparedQuantile.Outcome outcome, double low, double high) {
        return new ComparedQuantile(
                outcome,
                new Difference(0.5, 1e6, 1e6, 1, low, high, Spread.of(), Spread.of(), false, 1.1),
                null);
    }

    /** What is known of two setups. */
    private static Pair pair(
            Condition condition, String a, String b, ComparedQuantile p50, ComparedQuantile p99) {
        Pair.Outcome outcome =
                p99.outcome() == ComparedQuantile.Outcome.CANNOT_TELL
                        ? Pair.Outcome.CANNOT_TELL
                        : Pair.Outcome.SAME;
        return new Pair(condition, a, b, outcome, null, Verdict.OK, Verdict.OK, p50, p99);
    }

    private static final ComparedQuantile LOWER =
            quantile(ComparedQuantile.Outcome.A_LOWER, 0.5, 0.6);
    private static final ComparedQuantile ALIKE =
            quantile(ComparedQuantile.Outcome.SAME, 0.95, 1.05);
    private static final ComparedQuantile ROUGHLY_ALIKE =
            quantile(ComparedQuantile.Outcome.SAME, 0.8, 1.2);
    private static final ComparedQuantile OPEN =
            quantile(ComparedQuantile.Outcome.CANNOT_TELL, 0.5, 2);

    /** 120 s each: 60 s of warm-up and six rounds of 10 s, then 40 s and eight rounds. */
    @Test
    void everyGenerationHasItsShareOfTheTime() {
        assertEquals(6, planner.expectedTrials());

        Generation first = begun(60);
        assertEquals(3, first.trials().size());
        assertTrue(first.inTurns());
        assertEquals(Duration.ofSeconds(1), first.slice());
        assertEquals(6, rounds(first).size());

        assertEquals(8, rounds(begun(40)).size());
        assertEquals(240, seconds);
        assertEquals(Optional.empty(), planner.next(soFar()));
    }

    /** Two rounds are the least that shows a spread. */
    @Test
    void aWarmUpThatTakesTooLongLeavesTwoRounds() {
        assertEquals(2, rounds(begun(200)).size());
        assertEquals(2, rounds(begun(200)).size());
    }

    @Test
    void nobodyIsJudgedBeforeItIsKnownHowFarProcessesDiffer() {
        pairs.add(pair(NEAR, CLIENT, WORKER, LOWER, LOWER));
        rounds(begun(60));
        assertEquals(0, looks);
    }

    /** The others and the other condition go on. */
    @Test
    void whatIsDecidedLeaves() {
        pairs.add(pair(NEAR, CLIENT, WORKER, LOWER, OPEN));
        pairs.add(pair(NEAR, CLIENT, LOOP, LOWER, LOWER));
        pairs.add(pair(NEAR, WORKER, LOOP, ALIKE, ALIKE));
        pairs.add(pair(FAR, CLIENT, WORKER, ALIKE, ALIKE));
        rounds(begun(60));

        List<Set<Cell>> rounds = rounds(begun(60));

        assertEquals(6, rounds.get(1).size(), "two rounds show a spread");
        for (Set<Cell> cells : rounds.subList(2, rounds.size())) {
            assertEquals(Set.of(new Cell(CLIENT, NEAR), new Cell(WORKER, NEAR)), cells);
        }
    }

    /** It would have missed rounds that others have. */
    @Test
    void whoHasLeftDoesNotComeBack() {
        pairs.add(pair(NEAR, CLIENT, WORKER, LOWER, OPEN));
        pairs.add(pair(NEAR, CLIENT, LOOP, LOWER, LOWER));
        rounds(begun(60));
        Generation second = begun(60);
        planner.next(second, 1, soFar());
        seconds += 20;
        planner.next(second, 3, soFar());
        pairs.set(1, pair(NEAR, CLIENT, LOOP, OPEN, OPEN));

        Set<Cell> cells = planner.next(second, 4, soFar());

        assertEquals(Set.of(new Cell(CLIENT, NEAR), new Cell(WORKER, NEAR)), cells);
    }

    @Test
    void endsWhenAllIsDecided() {
        pairs.add(pair(NEAR, CLIENT, WORKER, ALIKE, ALIKE));
        pairs.add(
                new Pair(
                        NEAR,
                        CLIENT,
                        LOOP,
                        Pair.Outcome.A_BETTER,
                        Pair.By.VERDICT,
                        Verdict.OK,
                        Verdict.BAD,
                        OPEN,
                        OPEN));
        rounds(begun(60));

        assertEquals(2, rounds(begun(60)).size());
        assertEquals(Optional.empty(), planner.next(soFar()));
    }

    /** 0.8 to 1.2 times is no 10 %. */
    @Test
    void aMedianThatIsRoughlyAlikeIsMeasuredMorePrecisely() {
        pairs.add(pair(NEAR, CLIENT, WORKER, ROUGHLY_ALIKE, ALIKE));
        rounds(begun(60));

        assertEquals(Set.of(2), Set.of(rounds(begun(60)).getLast().size()));
    }

    /** Six generations of a quarter of an hour; those that are open have the rest of it. */
    @Test
    void decidedSetupsAreNotStartedAgain() {
        ExperimentPlan longer =
                Plans.of(
                        """
                        {"setups": ["reactive-client", "blocking-on-worker", "no-pool"],
                         "dbLatencyMs": 0, "budgetSeconds": 900}""");
        Planner planner = new BudgetPlanner(longer);
        assertEquals(18, planner.expectedTrials());
        planner.next(soFar());
        Generation second = planner.next(soFar()).orElseThrow();
        pairs.add(pair(NEAR, CLIENT, WORKER, LOWER, OPEN));
        pairs.add(pair(NEAR, CLIENT, "no-pool", LOWER, LOWER));
        planner.next(second, 1, soFar());
        seconds = 20;
        planner.next(second, 3, soFar());

        Generation third = planner.next(soFar()).orElseThrow();

        assertEquals(List.of(7, 8), third.trials().stream().map(PlannedTrial::number).toList());
        assertEquals(
                List.of(CLIENT, WORKER), third.trials().stream().map(PlannedTrial::arm).toList());
        assertEquals(17, planner.expectedTrials());
    }
}
