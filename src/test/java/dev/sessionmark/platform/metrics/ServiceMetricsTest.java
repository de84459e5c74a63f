package dev.sessionmark.platform.metrics;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.ManagementUrl;
import dev.sessionmark.platform.http.RawClient;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.List;
import java.util.function.DoublePredicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ServiceMetricsTest {

    @Test
    void poolAndLoopsArePublishedUnderTheNamesPeopleKnow() {
        String pool = "db_client_connection_pool_name=\"history\"";
        RestAssured.get(ManagementUrl.of("/metrics"))
                .then()
                .statusCode(200)
                .body(containsString(count("used", pool)))
                .body(containsString(count("idle", pool)))
                .body(containsString("db_client_connection_max{" + pool + "} " + poolSize() + ".0"))
                .body(containsString("db_client_connection_pending_requests{" + pool + "}"))
                .body(containsString("db_client_connection_timeouts_total{" + pool + "}"))
                .body(containsString("db_client_connection_wait_time_seconds_bucket{" + pool))
                .body(containsString("db_client_connection_use_time_seconds_bucket{" + pool))
                .body(containsString("sessionmark_eventloop_delay_seconds_bucket{"));
    }

    @Test
    void whatAlertsNeedIsPublishedFromTheStart() {
        String metrics = RestAssured.get(ManagementUrl.of("/metrics")).asString();
        for (String series :
                List.of(
                        "sessionmark_build_info{",
                        "sessionmark_cpu_throttled_seconds_total ",
                        "process_resident_memory_bytes ",
                        "sessionmark_memory_limit_bytes ",
                        "sessionmark_memory_working_set_bytes ",
                        "sessionmark_queue_length ",
                        "sessionmark_queue_oldest_age_seconds ",
                        "sessionmark_queue_worker_up ",
                        "sessionmark_session_hold_seconds_count",
                        "sessionmark_experiment_silence_seconds ",
                        "sessionmark_experiments{status=\"failed\"",
                        "sessionmark_windows_total{validity=\"invalid\"",
                        "sessionmark_sut_starts_total{outcome=\"failed\"")) {
            assertTrue(metrics.lines().anyMatch(line -> line.startsWith(series)), series + metrics);
        }
        await("sessionmark_ready", value -> value == 1);
        await("process_resident_memory_bytes", value -> value > 10_000_000);
    }

    /**
     * Each series is kept to the end, so whoever can make new ones can make them all: then there is
     * none left for what is watched.
     */
    @Test
    @Drill(
            failure = "Strangers ask for paths, assets and methods that are none",
            done = "150 of each kind",
            seen = "fewer than 60 addresses among the series; those of the API are there")
    void whatStrangersAskForMakesFewSeries() throws Exception {
        for (int i = 0; i < 150; i++) {
            ask("GET", "/junk-" + i);
            ask("GET", "/assets/%08x/main.js".formatted(i));
            ask("GET", "/api/experiments/junk-" + i);
            ask("POST", "/api/junk-" + i);
            ask("JUNK" + i, "/api/setups");
            ask("GET", "junk-without-a-slash-" + i);
            ask("GET", "/setups/junk-" + i + "/select-only");
        }
        ask("GET", "/api/experiments");

        String metrics = RestAssured.get(ManagementUrl.of("/metrics")).asString();

        List<String> requests =
                metrics.lines()
                        .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                        .toList();
        assertTrue(
                requests.stream().anyMatch(line -> line.contains("uri=\"/api/experiments\"")),
                metrics);
        assertTrue(requests.stream().anyMatch(line -> line.contains("uri=\"NOT_FOUND\"")), metrics);
        assertTrue(requests.stream().noneMatch(line -> line.contains("unk-")), metrics);
        assertTrue(requests.stream().noneMatch(line -> line.contains("JUNK")), metrics);
        assertTrue(uris(requests) < 60, () -> String.join("\n", requests));
        assertTrue(metrics.length() < 400_000, () -> "characters: " + metrics.length());
    }

    private static long uris(List<String> series) {
        return series.stream()
                .map(line -> line.replaceAll(".*uri=\"([^\"]*)\".*", "$1"))
                .distinct()
                .count();
    }

    /** As it stands there: clients put right what is wrong. */
    private static void ask(String method, String target) throws Exception {
        try (RawClient client = new RawClient()) {
            client.head(method + " " + target, "Connection: close", "Content-Length: 0").text();
        }
    }

    @Test
    void aPoolWhoseConnectionsRestHasThemIdle() {
        // no tables needed: the connection is opened, used and given back all the same
        RestAssured.get("/setups/reactive-client/select-only?aid=1");

        await(count("idle", "db_client_connection_pool_name=\"default\""), value -> value >= 1);
        await(count("used", "db_client_connection_pool_name=\"default\""), value -> value == 0);
    }

    private static String count(String state, String pool) {
        return "db_client_connection_count{%s,db_client_connection_state=\"%s\"}"
                .formatted(pool, state);
    }

    private static void await(String meter, DoublePredicate wanted) {
        // Readiness is looked at every ten seconds, and may be that of the test before.
        Awaitility.await(meter)
                .atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                RestAssured.get(ManagementUrl.of("/metrics"))
                                        .asString()
                                        .lines()
                                        .filter(line -> line.startsWith(meter))
                                        .map(line -> line.substring(line.lastIndexOf(' ')))
                                        .anyMatch(value -> wanted.test(Double.parseDouble(value))));
    }

    /** As configured for the tests. */
    int poolSize() {
        return 4;
    }
}
