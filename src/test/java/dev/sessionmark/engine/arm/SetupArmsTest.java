package dev.sessionmark.engine.arm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.SutCommandLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetupArmsTest {

    private static final DatabaseUrl NOWHERE =
            new DatabaseUrl("127.0.0.1", 1, "none", "nobody", null, Map.of());

    /** Little's law: 20 connections, each busy for at least 5 ms a request. */
    @Test
    void noSetupCanDoMoreThanItsConnectionsAllow() {
        assertEquals(
                Optional.of(new Arm.Bound(4_000, "20 connections allow nobody more than 4,000")),
                bound("{\"poolSize\": 20, \"dbLatencyMs\": 5}"));
        assertEquals(
                Optional.of(new Arm.Bound(10, "1 connections allow nobody more than 10")),
                bound("{\"poolSize\": 1, \"dbLatencyMs\": 100}"));
        assertEquals(Optional.empty(), bound("{\"poolSize\": 20, \"dbLatencyMs\": 0}"), "no bound");
    }

    private static Optional<Arm.Bound> bound(String json) {
        ExperimentPlan plan = Plans.of(json);
        return arms(plan).getFirst().bound().apply(plan.conditions().getFirst());
    }

    @Test
    void theBareClientComesFirst() {
        assertEquals(
                List.of("reactive-client", "no-pool", "blocking-on-worker"),
                arms(
                                Plans.of(
                                        """
                                        {"setups": ["no-pool", "reactive-client",
                                                    "blocking-on-worker"]}"""))
                        .stream()
                        .map(Arm::label)
                        .toList());
    }

    private static List<Arm> arms(ExperimentPlan plan) {
        return new SetupArms(
                        plan, new DatabaseWay(NOWHERE, false), new SutCommandLine(List.of("false")))
                .arms();
    }
}
