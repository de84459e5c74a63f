package dev.sessionmark.platform.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.api.PostedExperiment;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.ManagementUrl;
import dev.sessionmark.platform.postgres.ApplicationDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The history takes no writes for a while, and an experiment goes on. */
@QuarkusTest
@Timeout(60)
class UnwritableHistoryTest {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Two trials of two seconds with the engine of the tests. */
    private static final String PLAN =
            "{\"setups\": [\"no-pool\"], \"durationSeconds\": 200, \"trials\": 2}";

    private static final String HIBERNATE = "org.hibernate";

    /** Whoever has just begun as its session is cut is told so, once. */
    private static final Pattern OF_A_CUT_SESSION =
            Pattern.compile("^Failed to (start a|rollback) transaction");

    @Inject WriteTrouble trouble;

    /** What Hibernate logs of each attempt that fails. */
    private final List<String> repeated = new CopyOnWriteArrayList<>();

    private final ExtHandler log =
            new ExtHandler() {
                @Override
                protected void doPublish(ExtLogRecord line) {
                    if (line.getLevel().intValue() >= Level.WARNING.intValue()
                            && !OF_A_CUT_SESSION.matcher(line.getMessage()).find()) {
                        repeated.add(line.getMessage());
                    }
                }
            };

    @Test
    @Drill(
            failure = "The history becomes read-only, as in a failover",
            done =
                    "`default_transaction_read_only` set and every session cut while an "
                            + "experiment runs; taken back once a trial waits",
            seen =
                    "the trial is written afterwards, DONE with all trials; readiness says "
                            + "\"it is read-only\"; a new experiment is answered 503")
    void oneThatIsReadOnly() throws SQLException {
        whatIsMeasuredMeanwhileIsKeptAndReadinessSaysWhy(
                "alter database current set default_transaction_read_only = on",
                "alter database current reset default_transaction_read_only",
                "it is read-only");
    }

    /** What is there can be changed, as the sign of life is, and nothing is added. */
    @Test
    @Drill(
            failure = "The disk under the history is full",
            done =
                    "the server answers 53100 to whatever is added while an experiment runs; taken"
                            + " back once a trial waits",
            seen =
                    "the trial is written afterwards, DONE with all trials; readiness says \"the"
                            + " database has no disk space left\"; a new experiment is answered 503")
    void oneWhoseDiskIsFull() throws SQLException {
        whatIsMeasuredMeanwhileIsKeptAndReadinessSaysWhy(
                """
                create function sessionmark.full_disk() returns trigger language plpgsql as $$
                begin
                    raise 'could not extend file' using errcode = '53100';
                end $$;
                create trigger full_disk before insert on sessionmark.trial
                    execute function sessionmark.full_disk();
                create trigger full_disk before insert on sessionmark.experiment
                    execute function sessionmark.full_disk();
                """,
                "drop function sessionmark.full_disk cascade",
                "the database has no disk space left");
    }

    private void whatIsMeasuredMeanwhileIsKeptAndReadinessSaysWhy(
            String begin, String end, String words) throws SQLException {
        String experiment = PostedExperiment.of(PLAN);
        PostedExperiment.await(experiment, "RUNNING");
        Logger.getLogger(HIBERNATE).addHandler(log);
        execute(begin);
        try {
            Awaitility.await().atMost(LONGEST).until(() -> trouble.reason().isPresent());
            Awaitility.await()
                    .atMost(LONGEST)
                    .untilAsserted(
                            () ->
                                    given().get(ManagementUrl.of("/health/ready"))
                                            .then()
                                            .statusCode(503)
                                            .body(containsString(words)));
            given().get(experiment).then().body("status", equalTo("RUNNING"));
            given().contentType(ContentType.JSON)
                    .body(PLAN)
                    .post("/api/experiments")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json");
        } finally {
            execute(end);
            Logger.getLogger(HIBERNATE).removeHandler(log);
        }
        assertEquals(List.of(), repeated, "the queue tells of it, once");
        PostedExperiment.await(experiment, "DONE");
        given().get(experiment).then().body("trials", hasSize(2));
        Awaitility.await()
                .atMost(LONGEST)
                .untilAsserted(
                        () ->
                                given().get(ManagementUrl.of("/health/ready"))
                                        .then()
                                        .statusCode(200));
    }

    /** Changes a setting of the database, and cuts the sessions that have the old one. */
    private void execute(String change) throws SQLException {
        try (Connection connection = ApplicationDatabase.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session characteristics as transaction read write");
            statement.execute(
                    change.replace(
                            "database current", "database \"" + connection.getCatalog() + "\""));
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }
}
