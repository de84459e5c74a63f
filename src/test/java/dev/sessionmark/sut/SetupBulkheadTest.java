package dev.sessionmark.sut;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.ManagementUrl;
import dev.sessionmark.platform.http.HostileClientsTest;
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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Setups called by hand while the database does not answer: the service lives on. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@TestProfile(HostileClientsTest.Small.class)
@Timeout(120)
class SetupBulkheadTest {

    private static final int PATIENCE_SECONDS = 60;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void tables() {
        PgbenchTables.ensure(DatabaseUrl.parse(url()), 1, (share, step) -> {});
    }

    private static String url() {
        Config config = ConfigProvider.getConfig();
        return "%s?user=%s&password=%s"
                .formatted(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
    }

    /** Until it is closed, no statement on accounts ends. */
    private static Connection frozen() throws SQLException {
        Connection lock = DriverManager.getConnection(url());
        lock.setAutoCommit(false);
        lock.createStatement().execute("lock table pgbench_accounts in access exclusive mode");
        return lock;
    }

    private CompletableFuture<HttpResponse<String>> ask(String setup) {
        return client.sendAsync(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:%d/setups/%s/select-only?aid=1"
                                                .formatted(RestAssured.port, setup)))
                        .build(),
                BodyHandlers.ofString());
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
