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
import java.time.Instant;
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

    @Inject BlockingHistory history;
    @Inject LeaseStore leases;

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
        history.running()
                .forEach(
                        one ->
                                history.await(
                                        store ->
                                                store.end(
                                                        one.id(),
                                                        Status.FAILED,
                                                        Instant.now(),
                                                        "a former test")));
    }

    @Test
    void theOldestIsClaimedFirstAndOnlyOnce() {
        history.await(store -> store.submit("claim-1", PLAN, Instant.now(), 1_000));
        history.await(store -> store.submit("claim-2", PLAN, Instant.now(), 1_000));

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
        history.await(store -> store.submit("again-1", PLAN, Instant.now(), 1_000));
        history.await(store -> store.submit("again-2", PLAN, Instant.now(), 1_000));
        assertEquals("again-1", history.claim("me").orElseThrow().id());
        Running seen = seen("again-1");
        assertEquals("again-1", history.claim("me").orElseThrow().id());
        assertFalse(seen.sameSign(seen("again-1")), "that is a sign of life");
        assertEquals("again-2", history.claim("another").orElseThrow().id());
        history.await(store -> store.end("again-1", Status.DONE, Instant.now(), null));
        assertEquals(Optional.empty(), history.claim("me"));
    }

    @Test
    @Drill(
            failure = "The service is killed while it runs an experiment",
            done = "its sign of life stays the same for four heartbeats",
            seen = "FAILED, with its trials")
    void whatAKilledProgramLeftIsFailedAndKept() {
        history.await(store -> store.submit("killed-1", PLAN, Instant.now(), 1_000));
        claim();
        history.await(store -> store.environment("killed-1", SampleResults.ENVIRONMENT));
        history.keep(store -> store.trial("killed-1", SampleResults.trial(PLAN, 1, "no-pool", 1)));

        assertTrue(
                history.await(
                        () ->
                                leases.endUnattended(
                                        seen("killed-1"), Instant.now(), "the program ended")));

        ExperimentResult kept = history.find("killed-1").orElseThrow();
        assertEquals("the program ended", kept.incompleteBecause());
        assertEquals(List.of(SampleResults.trial(PLAN, 1, "no-pool", 1)), kept.trials());
        assertEquals(SampleResults.ENVIRONMENT, kept.environment());
        assertNull(kept.preparation());
        assertEquals(Status.FAILED, history.await(store -> store.summary("killed-1")).status());
        assertEquals(Lease.LOST, history.await(() -> leases.renew("killed-1", Instant.now())));
    }

    /** Between a look and an end whoever runs it may give a sign. */
    @Test
    void aSignThatComesInTimeKeepsAnExperiment() {
        history.await(store -> store.submit("kept-1", PLAN, Instant.now(), 1_000));
        claim();
        Running seen = seen("kept-1");
        history.await(() -> leases.touch(seen));
        assertTrue(seen.sameSign(seen("kept-1")), "that was no sign");
        assertEquals(Lease.KEPT, history.await(() -> leases.renew("kept-1", Instant.now())));
        assertFalse(seen.sameSign(seen("kept-1")), "it was a new sign");
        assertFalse(
                history.await(() -> leases.endUnattended(seen, Instant.now(), "nobody runs it")));
        assertEquals(Status.RUNNING, history.await(store -> store.summary("kept-1")).status());
    }

    /** Another service runs it, or nobody does: the wish is in the row. */
    @Test
    @Drill(
            failure = "An experiment is cancelled that another service runs",
            done = "DELETE over the API of this one",
            seen = "the one that runs it is told with its next sign of life")
    void aCancellationReachesWhoeverRunsIt() {
        history.await(store -> store.submit("asked-1", PLAN, Instant.now(), 1_000));
        claim();
        given().delete("/api/experiments/asked-1")
                .then()
                .statusCode(202)
                .body("status", equalTo("RUNNING"));
        assertEquals(
                Lease.CANCEL_ASKED, history.await(() -> leases.renew("asked-1", Instant.now())));

        assertTrue(
                history.await(
                        () ->
                                leases.endUnattended(
                                        seen("asked-1"), Instant.now(), "nobody runs it")));
        assertEquals(Status.CANCELLED, history.await(store -> store.summary("asked-1")).status());
    }

    @Test
    void whatIsOverStaysAsItIs() {
        history.await(store -> store.submit("over-1", PLAN, Instant.now(), 1_000));
        claim();
        history.await(
                () -> leases.endUnattended(seen("over-1"), Instant.now(), "the program ended"));
        assertEquals(
                Optional.of(Status.FAILED),
                history.await(store -> store.end("over-1", Status.DONE, Instant.now(), null)),
                "by others");
        assertThrows(
                IllegalStateException.class,
                () ->
                        history.keep(
                                store ->
                                        store.trial(
                                                "over-1",
                                                SampleResults.trial(PLAN, 1, "no-pool", 1))));
        assertEquals(
                Optional.empty(),
                history.await(store -> store.end("removed", Status.DONE, Instant.now(), null)));
    }

    /** Whoever comes first has ended it, however close the other is. */
    @Test
    void whatSomebodyIsAboutToEndIsWaitedFor() throws Exception {
        history.await(store -> store.submit("race-1", PLAN, Instant.now(), 1_000));
        claim();
        assertEquals(
                Optional.of(Status.FAILED),
                whileOthersEnd(
                        "race-1",
                        () ->
                                history.await(
                                        store ->
                                                store.end(
                                                        "race-1",
                                                        Status.DONE,
                                                        Instant.now(),
                                                        null))));
        assertEquals(Status.FAILED, history.await(store -> store.summary("race-1")).status());
    }

    /** What has been judged does not change any more. */
    @Test
    void noTrialIsAddedToWhatSomebodyIsAboutToEnd() throws Exception {
        history.await(store -> store.submit("race-2", PLAN, Instant.now(), 1_000));
        claim();
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
        history.await(store -> store.submit("waiting-1", PLAN, Instant.now(), 1_000));

        ExperimentResult waiting = history.find("waiting-1").orElseThrow();

        assertEquals("not finished yet", waiting.incompleteBecause());
        assertEquals(List.of(), waiting.trials());
    }
}
