package dev.sessionmark.sut;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.Small;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.ManagementUrl;
import dev.sessionmark.platform.postgres.ApplicationDatabase;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import dev.sessionmark.workload.PgbenchTables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Setups called by hand while the database does not answer: the service lives on. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(Small.class)
@Timeout(120)
class SetupBulkheadTest {

    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> WRITTEN =
            List.of("pgbench_accounts", "pgbench_tellers", "pgbench_branches");

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void tables() {
        PgbenchTables.ensure(DatabaseUrl.parse(ApplicationDatabase.url()), 1, (share, step) -> {});
    }

    /** Until it is closed, no statement on accounts ends. */
    private static Connection frozen() throws SQLException {
        Connection lock = ApplicationDatabase.connection();
        lock.setAutoCommit(false);
        lock.createStatement().execute("lock table pgbench_accounts in access exclusive mode");
        return lock;
    }

    private CompletableFuture<HttpResponse<String>> ask(String setup) {
        return client.sendAsync(
                HttpRequest.newBuilder(uri(setup, "select-only")).build(), BodyHandlers.ofString());
    }

    private static URI uri(String setup, String workload) {
        return URI.create(
                "http://localhost:%d/setups/%s/%s?aid=1&tid=1&bid=1&delta=1"
                        .formatted(RestAssured.port, setup, workload));
    }

    private static List<HttpResponse<String>> all(
            List<CompletableFuture<HttpResponse<String>>> asked) throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> one : asked) {
            answers.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return answers;
    }

    @Test
    @Drill(
            failure = "A frozen database under a setup called by hand",
            done = "six calls of `blocking-on-event-loop`",
            seen =
                    "503 within the limit, the API and the probes answer, and no further "
                            + "call for a while")
    void blockedEventLoopsComeFree() throws Exception {
        try (Connection lock = frozen()) {
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                asked.add(ask("blocking-on-event-loop"));
            }
            for (HttpResponse<String> answer : all(asked)) {
                assertEquals(503, answer.statusCode(), answer::body);
            }
            given().get(ManagementUrl.of("/health/live")).then().body("status", equalTo("UP"));
            given().get("/api/setups").then().statusCode(200);
            lock.rollback();
        }
        // One that hung is enough for a while.
        HttpResponse<String> next =
                ask("blocking-on-event-loop").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals(503, next.statusCode());
        assertTrue(next.headers().firstValueAsLong("Retry-After").orElse(0) > 0);
    }

    @Test
    @Drill(
            failure = "A slow database under a setup called by hand",
            done = "`blocking-on-event-loop` with three statements that take 1.5 s each",
            seen = "503: the loop is let go after two seconds, not after the sum of its waits")
    void aLoopIsNotHeldForEachStatementAgain() throws Exception {
        HttpResponse<String> answer;
        try (Connection database = ApplicationDatabase.connection();
                Statement statement = database.createStatement()) {
            statement.execute(
                    "create function slow() returns trigger language plpgsql as"
                            + " $$ begin perform pg_sleep(1.5); return new; end $$");
            for (String table : WRITTEN) {
                statement.execute(
                        "create trigger slow before update on %s for each row execute function slow()"
                                .formatted(table));
            }
            try {
                answer =
                        client.send(
                                HttpRequest.newBuilder(uri("blocking-on-event-loop", "tpcb-like"))
                                        .POST(BodyPublishers.noBody())
                                        .build(),
                                BodyHandlers.ofString());
            } finally {
                statement.execute("drop function slow cascade");
            }
        }
        assertEquals(503, answer.statusCode(), answer::body);
    }

    @Test
    void theOthersAreFewAndEndInTime() throws Exception {
        for (String setup :
                List.of("reactive-session", "reactive-client", "blocking-on-worker", "no-pool")) {
            try (Connection lock = frozen()) {
                List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    asked.add(ask(setup));
                }
                List<HttpResponse<String>> answers = all(asked);
                for (HttpResponse<String> answer : answers) {
                    assertEquals(503, answer.statusCode(), answer::body);
                    assertTrue(answer.headers().firstValue("Retry-After").isPresent());
                }
                assertEquals(
                        4,
                        answers.stream().filter(a -> a.body().contains("at a time")).count(),
                        setup);
                lock.rollback();
            }
            assertEquals(
                    200, ask(setup).get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode(), setup);
        }
    }
}
