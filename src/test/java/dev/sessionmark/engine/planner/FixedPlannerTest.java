package dev.sessionmark.engine.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FixedPlannerTest {

    @Test
    void interleavesAndRotates() {
        List<PlannedTrial> trials =
                all(plan(List.of("reactive-session", "blocking-on-worker", "no-pool"), 3));
        assertEquals(
                List.of(
                        "reactive-session",
                        "blocking-on-worker",
                        "no-pool",
                        "no-pool",
                        "reactive-session",
                        "blocking-on-worker",
                        "blocking-on-worker",
                        "no-pool",
                        "reactive-session"),
                trials.stream().map(PlannedTrial::arm).toList());
        assertEquals(
                List.of(1, 1, 1, 2, 2, 2, 3, 3, 3),
                trials.stream().map(PlannedTrial::round).toList());
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
                trials.stream().map(PlannedTrial::number).toList());
    }

    @Test
    void aRoundHasOneOrderOfConditionsForAllArms() {
        ExperimentPlan plan = plan(List.of("reactive-session", "no-pool"), 2);
        List<PlannedTrial> trials = all(plan);
        assertEquals(trials.get(0).conditions(), trials.get(1).conditions());
        assertEquals(trials.get(0).conditions().reversed(), trials.get(2).conditions());
        assertEquals(RandomOrder.of(plan.conditions(), plan.seed(), 1), trials.get(0).conditions());
    }

    @Test
    void goesOnWhateverATrialFound() {
        ExperimentPlan plan = plan(List.of("no-pool"), 2);
        Planner planner = new FixedPlanner(plan);
        TrialResult failed =
                SampleResults.trial(plan, 1, "no-pool", 1).failingWith("it ended early");
        next(planner, List.of());
        assertEquals(2, next(planner, List.of(failed)).orElseThrow().number());
        assertEquals(Optional.empty(), next(planner, List.of(failed, failed)));
    }

    @Test
    void eachPoolSizeHasAProcessOfItsOwn() {
        ExperimentPlan plan =
                Plans.of(
                        """
                        {"setups": ["reactive-client", "no-pool"], "rate": [200, 800],
                         "poolSize": [5, 50], "trials": 2}""");
        List<PlannedTrial> trials = all(plan);
        assertEquals(
                List.of(
                        "reactive-client, pool 5",
                        "no-pool, pool 5",
                        "reactive-client, pool 50",
                        "no-pool, pool 50",
                        "no-pool, pool 50",
                        "reactive-client, pool 5",
                        "no-pool, pool 5",
                        "reactive-client, pool 50"),
                trials.stream().map(PlannedTrial::name).toList());
        assertEquals(8, trials.size());
        for (PlannedTrial trial : trials) {
            // two rates without and with added latency
            assertEquals(4, trial.conditions().size());
            assertEquals(
                    1, trial.conditions().stream().map(Condition::ofProcess).distinct().count());
        }
    }

    @Test
    void whoeverTakesTurnsLivesTogether() {
        assertEquals(
                List.of(
                        List.of("no-pool", "reactive-client"),
                        List.of("no-pool", "reactive-client")),
                together(
                        """
                        {"setups": ["no-pool", "reactive-client"], "trials": 2, "rounds": 4}"""));
        assertEquals(
                List.of(
                        List.of("no-pool, pool 5"),
                        List.of("no-pool, pool 9"),
                        List.of("no-pool, pool 9"),
                        List.of("no-pool, pool 5")),
                together(
                        """
                        {"setups": ["no-pool"], "poolSize": [5, 9], "trials": 2, "rounds": 4}"""),
                "what belongs to a process cannot change in it");
    }

    /** The trials of one side of an A/A test are the odd ones. */
    @Test
    void aSetupTakesTurnsWithItself() {
        assertEquals(
                List.of(List.of("no-pool", "no-pool"), List.of("no-pool", "no-pool")),
                together(
                        """
                        {"setups": ["no-pool"], "aa": true, "trials": 4, "rounds": 4}"""));
    }

    private static List<List<String>> together(String json) {
        ExperimentPlan plan = Plans.of(json);
        Planner planner = new FixedPlanner(plan);
        List<List<String>> together = new ArrayList<>();
        List<TrialResult> results = new ArrayList<>();
        for (Optional<Generation> next = planner.next(soFar(results));
                next.isPresent();
                next = planner.next(soFar(results))) {
            assertEquals(next.get().cells(), planner.next(next.get(), 4, null));
            assertEquals(Set.of(), planner.next(next.get(), 5, null));
            assertEquals(plan.duration().dividedBy(4), next.get().slice());
            together.add(next.get().trials().stream().map(PlannedTrial::name).toList());
            next.get()
                    .trials()
                    .forEach(
                            trial ->
                                    results.add(
                                            SampleResults.trial(
                                                    plan, trial.number(), "no-pool", 1)));
        }
        return together;
    }

    /** All trials that the planner asks for, each of them with some result. */
    private static List<PlannedTrial> all(ExperimentPlan plan) {
        Planner planner = new FixedPlanner(plan);
        List<PlannedTrial> trials = new ArrayList<>();
        List<TrialResult> results = new ArrayList<>();
        for (Optional<PlannedTrial> next = next(planner, results);
                next.isPresent();
                next = next(planner, results)) {
            trials.add(next.get());
            results.add(SampleResults.trial(plan, results.size() + 1, "no-pool", 1));
        }
        assertEquals(planner.expectedTrials(), trials.size());
        return trials;
    }

    /** It asks the judge nothing. */
    private static Optional<PlannedTrial> next(Planner planner, List<TrialResult> trials) {
        return planner.next(soFar(trials)).map(generation -> generation.trials().getFirst());
    }

    private static JudgedSoFar soFar(List<TrialResult> trials) {
        return new JudgedSoFar(
                new ExperimentResult("id", null, null, null, null, null, trials, null), null);
    }

    private static ExperimentPlan plan(List<String> setups, int trials) {
        return Plans.of(
                """
                {"setups": ["%s"], "trials": %d}"""
                        .formatted(String.join("\", \"", setups), trials));
    }
}
