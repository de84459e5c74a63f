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
import dev.sessionmark.platform.postgres.ApplicationDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue relies on, without its worker. */
@QuarkusTest
@TestProfile(NothingRuns.class)
class QueueInDatabaseTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;

    @Inject BlockingHistory history;
    @Inject LeaseStore leases;

    @BeforeEach
    void emptyTheQueue() {
        Histories.empty(history);
    }

    @Test
    void theOldestIsClaimedFirstAndOnlyOnce() {
        Histories.submit(history, "claim-1", PLAN);
        Histories.submit(history, "claim-2", PLAN);

        ExperimentSummary first = Histories.claim(history).orElseThrow();

        assertEquals("claim-1", first.id());
        assertEquals(Status.RUNNING, first.status());
        assertEquals(PLAN, first.plan());
        assertEquals("claim-2", Histories.claim(history).orElseThrow().id());
        assertEquals(Optional.empty(), Histories.claim(history));
    }

    /** The answer to the first claim was lost, or comes too late: it has one all the same. */
    @Test
    void whoClaimsAgainGetsTheSameAsLongAsThatIsNotOver() {
        Histories.submit(history, "again-1", PLAN);
        Histories.submit(history, "again-2", PLAN);
        assertEquals("again-1", history.claim("me").orElseThrow().id());
        Running seen = seen("again-1");
        assertEquals("again-1", history.claim("me").orElseThrow().id());
        assertFalse(seen.sameSign(seen("again-1")), "that is a sign of life");
        assertEquals("again-2", history.claim("another").orElseThrow().id());
        Histories.end(history, "again-1", Status.DONE, null);
        assertEquals(Optional.empty(), history.claim("me"));
    }

    @Test
    @Drill(
            failure = "The service is killed while it runs an experiment",
            done = "its sign of life stays the same for four heartbeats",
            seen = "FAILED, with its trials")
    void whatAKilledProgramLeftIsFailedAndKept() {
        Histories.submit(history, "killed-1", PLAN);
        Histories.claim(history);
        history.await(store -> store.environment("killed-1", SampleResults.ENVIRONMENT));
        history.keep(store -> store.trial("killed-1", SampleResults.trial(PLAN, 1, "no-pool", 1)));

        assertTrue(endUnattended(seen("killed-1"), "the program ended"));

        ExperimentResult kept = history.find("killed-1").orElseThrow();
        assertEquals("the program ended", kept.incompleteBecause());
        assertEquals(List.of(SampleResults.trial(PLAN, 1, "no-pool", 1)), kept.trials());
        assertEquals(SampleResults.ENVIRONMENT, kept.environment());
        assertNull(kept.preparation());
        assertEquals(Status.FAILED, history.await(store -> store.summary("killed-1")).status());
        assertEquals(Lease.LOST, history.await(() -> leases.renew("killed-1", Instant.now())));
    }

    /** Trials that take turns are kept after each of their rounds; the last word stands. */
    @Test
    void aTrialIsKeptAnewUntilItIsOver() {
        Histories.submit(history, "turns-1", PLAN);
        Histories.claim(history);
        TrialResult whole = SampleResults.trial(PLAN, 1, "no-pool", 1);
        TrialResult half = SampleResults.trial(PLAN, 1, "no-pool", 2).unfinished();

        history.keep(store -> store.trial("turns-1", half));
        assertEquals(List.of(half), history.find("turns-1").orElseThrow().trials());
        assertTrue(half.underWay());

        history.keep(store -> store.trial("turns-1", whole));
        history.keep(store -> store.trial("turns-1", half));
        assertEquals(List.of(whole), history.find("turns-1").orElseThrow().trials());
    }

    /** Between a look and an end whoever runs it may give a sign. */
    @Test
    void aSignThatComesInTimeKeepsAnExperiment() {
        Histories.submit(history, "kept-1", PLAN);
        Histories.claim(history);
        Running seen = seen("kept-1");
        history.await(() -> leases.touch(seen));
        assertTrue(seen.sameSign(seen("kept-1")), "that was no sign");
        assertEquals(Lease.KEPT, history.await(() -> leases.renew("kept-1", Instant.now())));
        assertFalse(seen.sameSign(seen("kept-1")), "it was a new sign");
        assertFalse(endUnattended(seen, "nobody runs it"));
        assertEquals(Status.RUNNING, history.await(store -> store.summary("kept-1")).status());
    }

    /** Another service runs it, or nobody does: the wish is in the row. */
    @Test
    @Drill(
            failure = "An experiment is cancelled that another service runs",
            done = "DELETE over the API of this one",
            seen = "the one that runs it is told with its next sign of life")
    void aCancellationReachesWhoeverRunsIt() {
        Histories.submit(history, "asked-1", PLAN);
        Histories.claim(history);
        given().delete("/api/experiments/asked-1")
                .then()
                .statusCode(202)
                .body("status", equalTo("RUNNING"));
        assertEquals(
                Lease.CANCEL_ASKED, history.await(() -> leases.renew("asked-1", Instant.now())));

        assertTrue(endUnattended(seen("asked-1"), "nobody runs it"));
        assertEquals(Status.CANCELLED, history.await(store -> store.summary("asked-1")).status());
    }

    @Test
    void whatIsOverStaysAsItIs() {
        Histories.submit(history, "over-1", PLAN);
        Histories.claim(history);
        endUnattended(seen("over-1"), "the program ended");
        assertEquals(
                Status.FAILED, Histories.end(history, "over-1", Status.DONE, null), "by others");
        assertThrows(
                IllegalStateException.class,
                () ->
                        history.keep(
                                store ->
                                        store.trial(
                                                "over-1",
                                                SampleResults.trial(PLAN, 1, "no-pool", 1))));
        assertNull(Histories.end(history, "removed", Status.DONE, null));
    }

    /** Whoever comes first has ended it, however close the other is. */
    @Test
    void whatSomebodyIsAboutToEndIsWaitedFor() throws Exception {
        Histories.submit(history, "race-1", PLAN);
        Histories.claim(history);
        assertEquals(
                Status.FAILED,
                whileOthersEnd(
                        "race-1", () -> Histories.end(history, "race-1", Status.DONE, null)));
        assertEquals(Status.FAILED, history.await(store -> store.summary("race-1")).status());
    }

    /** What has been judged does not change any more. */
    @Test
    void noTrialIsAddedToWhatSomebodyIsAboutToEnd() throws Exception {
        Histories.submit(history, "race-2", PLAN);
        Histories.claim(history);
        TrialResult trial = SampleResults.trial(PLAN, 1, "no-pool", 1);
        assertThrows(
                IllegalStateException.class,
                () ->
                        whileOthersEnd(
                                "race-2",
                                () -> {
                                    history.keep(store -> store.trial("race-2", trial));
                                    return null;
                                }));
        assertEquals(List.of(), history.find("race-2").orElseThrow().trials());
    }

    /** Has it done while the transaction of somebody else, who ends the experiment, goes on. */
    private <T> T whileOthersEnd(String id, Callable<T> work) throws Exception {
        try (Connection other = ApplicationDatabase.connection();
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

    private boolean endUnattended(Running seen, String because) {
        return history.await(() -> leases.endUnattended(seen, Instant.now(), because));
    }

    private Running seen(String id) {
        return history.running().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
