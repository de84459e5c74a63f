package dev.sessionmark.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionmark.NothingRuns;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.PlanRequest;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue relies on, without its worker. */
@QuarkusTest
@TestProfile(NothingRuns.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class QueueInDatabaseTest {

    private static final ExperimentPlan PLAN = PlanRequest.DEFAULT.toPlan();

    @Inject HistoryService history;

    @BeforeEach
    void emptyTheQueue() {
        while (history.claim().isPresent()) {
            history.failRunning("a former test");
        }
    }

    @Test
    void theOldestIsClaimedFirstAndOnlyOnce() {
        history.submit("claim-1", PLAN);
        history.submit("claim-2", PLAN);

        ExperimentSummary first = history.claim().orElseThrow();

        assertEquals("claim-1", first.id());
        assertEquals(Status.RUNNING, first.status());
        assertEquals(PLAN, first.plan());
        assertEquals("claim-2", history.claim().orElseThrow().id());
        assertEquals(Optional.empty(), history.claim());
    }

    @Test
    void whatAKilledProgramLeftIsFailedAndKept() {
        history.submit("killed-1", PLAN);
        history.claim();
        history.environment("killed-1", SampleResults.ENVIRONMENT);
        history.trial("killed-1", SampleResults.trial(PLAN, 1, "no-pool", 1));

        assertEquals(1, history.failRunning("the program ended"));

        ExperimentResult kept = history.find("killed-1").orElseThrow();
        assertEquals("the program ended", kept.incompleteBecause());
        assertEquals(List.of(SampleResults.trial(PLAN, 1, "no-pool", 1)), kept.trials());
        assertEquals(SampleResults.ENVIRONMENT, kept.environment());
        assertNull(kept.preparation());
    }

    @Test
    void whatNeverStartedHasAResultTooEmptyAsItIs() {
        history.submit("waiting-1", PLAN);

        ExperimentResult waiting = history.find("waiting-1").orElseThrow();

        assertEquals("not finished yet", waiting.incompleteBecause());
        assertEquals(List.of(), waiting.trials());
    }
}
