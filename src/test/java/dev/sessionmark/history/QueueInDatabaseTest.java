package dev.sessionmark.history;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.NothingRuns;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.history.LeaseStore.Lease;
import dev.sessionmark.history.LeaseStore.Running;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue relies on, without its worker. */
@QuarkusTest
@TestProfile(NothingRuns.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class QueueInDatabaseTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;

    @Inject HistoryService history;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    /** As by a process that has taken nothing before. */
    private Optional<ExperimentSummary> claim() {
        return history.claim(UUID.randomUUID().toString());
    }

    @BeforeEach
    void emptyTheQueue() {
        while (claim().isPresent()) {
            // One after the other, to none left.
        }
        history.running().forEach(one -> history.end(one.id(), Status.FAILED, "a former test"));
    }

    @Test
    void theOldestIsClaimedFirstAndOnlyOnce() {
        history.submit("claim-1", PLAN);
        history.submit("claim-2", PLAN);

        ExperimentSummary first = claim().orElseThrow();

        assertEquals("claim-1", first.id());
        assertEquals(Status.RUNNING, first.status());
        assertEquals(PLAN, first.plan());
        assertEquals("claim-2", claim().orElseThrow().id());
        assertEquals(Optional.empty(), claim());
    }

    /** The answer to the first claim was lost, or comes too late: it has one all the same. */
    @Test
    void whoClaimsAgainGetsTheSameAsLongAsThatIsNotOver() {
        history.submit("again-1", PLAN);
        history.submit("again-2", PLAN);
        assertEquals("again-1", history.claim("me").orElseThrow().id());
        Running seen = seen("again-1");
        assertEquals("again-1", history.claim("me").orElseThrow().id());
        assertFalse(seen.sameSign(seen("again-1")), "that is a sign of life");
        assertEquals("again-2", history.claim("another").orElseThrow().id());
        history.end("again-1", Status.DONE, null);
        assertEquals(Optional.empty(), history.claim("me"));
    }

    @Test
    @Drill(
            failure = "The service is killed while it runs an experiment",
            done = "its sign of life stays the same for four heartbeats",
            seen = "FAILED, with its trials")
    void whatAKilledProgramLeftIsFailedAndKept() {
        history.submit("killed-1", PLAN);
        claim();
        history.environment("killed-1", SampleResults.ENVIRONMENT);
        history.trial("killed-1", SampleResults.trial(PLAN, 1, "no-pool", 1));

        assertTrue(history.endUnattended(seen("killed-1"), "the program ended"));

        ExperimentResult kept = history.find("killed-1").orElseThrow();
        assertEquals("the program ended", kept.incompleteBecause());
        assertEquals(List.of(SampleResults.trial(PLAN, 1, "no-pool", 1)), kept.trials());
        assertEquals(SampleResults.ENVIRONMENT, kept.environment());
        assertNull(kept.preparation());
        assertEquals(Status.FAILED, history.summary("killed-1").orElseThrow().status());
        assertEquals(Lease.LOST, history.renew("killed-1"));
    }

    /** Between a look and an end whoever runs it may give a sign. */
    @Test
    void aSignThatComesInTimeKeepsAnExperiment() {
        history.submit("kept-1", PLAN);
        claim();
        Running seen = seen("kept-1");
        history.touch(seen);
        assertTrue(seen.sameSign(seen("kept-1")), "that was no sign");
        assertEquals(Lease.KEPT, history.renew("kept-1"));
        assertFalse(seen.sameSign(seen("kept-1")), "it was a new sign");
        assertFalse(history.endUnattended(seen, "nobody runs it"));
        assertEquals(Status.RUNNING, history.summary("kept-1").orElseThrow().status());
    }

    /** Another service runs it, or nobody does: the wish is in the row. */
    @Test
    @Drill(
            failure = "An experiment is cancelled that another service runs",
            done = "DELETE over the API of this one",
            seen = "the one that runs it is told with its next sign of life")
    void aCancellationReachesWhoeverRunsIt() {
        history.submit("asked-1", PLAN);
        claim();
        given().delete("/api/experiments/asked-1")
                .then()
                .statusCode(202)
                .body("status", equalTo("RUNNING"));
        assertEquals(Lease.CANCEL_ASKED, history.renew("asked-1"));

        assertTrue(history.endUnattended(seen("asked-1"), "nobody runs it"));
        assertEquals(Status.CANCELLED, history.summary("asked-1").orElseThrow().status());
    }

    @Test
    void whatIsOverStaysAsItIs() {
        history.submit("over-1", PLAN);
        claim();
        history.endUnattended(seen("over-1"), "the program ended");
        assertEquals(
                Optional.of(Status.FAILED), history.end("over-1", Status.DONE, null), "by others");
        assertThrows(
                IllegalStateException.class,
                () -> history.trial("over-1", SampleResults.trial(PLAN, 1, "no-pool", 1)));
        assertEquals(Optional.empty(), history.end("removed", Status.DONE, null));
    }

    /** Whoever comes first has ended it, however close the other is. */
    @Test
    void whatSomebodyIsAboutToEndIsWaitedFor() throws Exception {
        history.submit("race-1", PLAN);
        claim();
        assertEquals(
                Optional.of(Status.FAILED),
                whileOthersEnd("race-1", () -> history.end("race-1", Status.DONE, null)));
        assertEquals(Status.FAILED, history.summary("race-1").orElseThrow().status());
    }

    /** What has been judged does not change any more. */
    @Test
    void noTrialIsAddedToWhatSomebodyIsAboutToEnd() throws Exception {
        history.submit("race-2", PLAN);
        claim();
        TrialResult trial = SampleResults.trial(PLAN, 1, "no-pool", 1);
        assertThrows(
                IllegalStateException.class,
                () ->
                        whileOthersEnd(
                                "race-2",
                                () -> {
                                    history.trial("race-2", trial);
                                    return null;
                                }));
        assertEquals(List.of(), history.find("race-2").orElseThrow().trials());
    }

    /** Has it done while the transaction of somebody else, who ends the experiment, goes on. */
    private <T> T whileOthersEnd(String id, Callable<T> work) throws Exception {
        try (Connection other = DriverManager.getConnection(url, user, password);
                Statement statement = other.createStatement();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            statement.executeUpdate(
                    "update sessionmark.experiment set status = 'FAILED' where id = '" + id + "'");
            Future<T> result = thread.submit(work);
            Awaitility.await()
                    .until(
                            () -> {
                                try (ResultSet waiting =
                                        statement.executeQuery(
                                                "select count(*) from pg_locks where not granted")) {
                                    waiting.next();
                                    return waiting.getInt(1) > 0 || result.isDone();
                                }
                            });
            other.commit();
            return result.get();
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    private Running seen(String id) {
        return history.running().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatNeverStartedHasAResultTooEmptyAsItIs() {
        history.submit("waiting-1", PLAN);

        ExperimentResult waiting = history.find("waiting-1").orElseThrow();

        assertEquals("not finished yet", waiting.incompleteBecause());
        assertEquals(List.of(), waiting.trials());
    }
}
