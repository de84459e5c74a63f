package dev.sessionmark.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.PlanRequest;
import dev.sessionmark.measurement.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialsTest {

    @Test
    void interleavesAndRotates() {
        List<Trials.Turn> turns =
                Trials.interleave(
                        plan(List.of("reactive-session", "blocking-on-worker", "no-pool"), 3));
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
                turns.stream().map(Trials.Turn::setup).toList());
        assertEquals(
                List.of(1, 1, 1, 2, 2, 2, 3, 3, 3),
                turns.stream().map(Trials.Turn::round).toList());
        assertEquals(
                List.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
                turns.stream().map(Trials.Turn::number).toList());
    }

    @Test
    void eachPoolSizeHasAProcessOfItsOwn() {
        ExperimentPlan plan =
                new PlanRequest(
                                List.of("reactive-client", "no-pool"),
                                null,
                                null,
                                List.of("200", "800"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(5, 50),
                                null,
                                null,
                                null,
                                null,
                                2,
                                null,
                                null)
                        .toPlan();
        List<Trials.Turn> turns = Trials.interleave(plan);
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
                turns.stream().map(Trials.Turn::name).toList());
        assertEquals(plan.trialCount(), turns.size());
        for (Trials.Turn turn : turns) {
            // two rates without and with added latency
            assertEquals(4, turn.conditions().size());
            assertEquals(1, turn.conditions().stream().map(Condition::poolSize).distinct().count());
        }
    }

    static ExperimentPlan plan(List<String> setups, int trials) {
        return new PlanRequest(
                        setups, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, trials, null, null)
                .toPlan();
    }
}
