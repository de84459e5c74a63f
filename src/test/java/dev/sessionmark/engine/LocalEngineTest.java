package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.engine.machine.MeasuredDatabases;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.verdict.Judge;
import dev.sessionmark.workload.PgbenchTables;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The engine up to its first trial, on a real server. */
@Timeout(60)
class LocalEngineTest {

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    @Test
    void eachPlanIsMeasuredInTheDatabaseOfItsScale() {
        MeasuredDatabases measured = scale -> SERVER.database().ensureDatabase("measured_" + scale);
        for (int scale = 1; scale <= 2; scale++) {
            List<String> steps = new CopyOnWriteArrayList<>();
            ExperimentResult result = run(measured, scale, steps);
            assertTrue(steps.contains("filling pgbench's tables: done"), steps::toString);
            assertEquals("cancelled after 0 of 1 trials", result.incompleteBecause());
            assertFalse(
                    PgbenchTables.ensure(measured.forScale(scale), scale, (share, step) -> {}),
                    "filled by the engine");
        }
    }

    @Test
    void anotherScaleThanThatOfTheOnlyDatabaseIsRefused() {
        DatabaseUrl only = SERVER.database().ensureDatabase("only");
        PgbenchTables.ensure(only, 1, (share, step) -> {});
        String problem =
                assertThrows(
                                DatabaseException.class,
                                () -> run(scale -> only, 2, new ArrayList<>()))
                        .getMessage();
        assertTrue(problem.contains("have scale 1, but 2 is asked for"), problem);
    }

    @Test
    void whatIsCancelledWhileTheTablesAreFilledLeavesNone() {
        DatabaseUrl half = SERVER.database().ensureDatabase("half");
        ExperimentResult result =
                new LocalEngine(scale -> half, new Judge(null), "test")
                        .run("id", plan(1), progress -> {}, () -> true);
        assertEquals("cancelled after 0 of 1 trials", result.incompleteBecause());
        assertTrue(PgbenchTables.ensure(half, 1, (share, step) -> {}), "they were not there");
    }

    /** Cancelled when the tables are there, before it starts a system under test. */
    private static ExperimentResult run(MeasuredDatabases measured, int scale, List<String> steps) {
        return new LocalEngine(measured, new Judge(null), "test")
                .run(
                        "id",
                        plan(scale),
                        progress -> steps.add(progress.doing()),
                        () -> steps.contains("filling pgbench's tables: done"));
    }

    private static ExperimentPlan plan(int scale) {
        return Plans.of(
                """
                {"setups": "reactive-client", "scale": %d, "rate": 100, "connections": 8,
                 "maxInFlight": 100, "timeoutSeconds": 5, "poolSize": 2, "dbLatencyMs": 0,
                 "slowCallMs": 0, "warmupSeconds": 1, "durationSeconds": 1, "trials": 1}"""
                        .formatted(scale));
    }
}
