package dev.sessionmark.experiment.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.PlanRequest;
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

    static ExperimentPlan plan(List<String> setups, int trials) {
        return new PlanRequest(
                        setups, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, trials, null, null)
                .toPlan();
    }
}
