package dev.sessionmark.platform.metrics;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.sessionmark.platform.ManagementUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.List;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
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

    @Test
    void requestsServedArePublishedToo() {
        RestAssured.get("/api/experiments/none").then().statusCode(404);

        String metrics = RestAssured.get(ManagementUrl.of("/metrics")).asString();

        assertTrue(
                metrics.lines()
                        .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                        .anyMatch(line -> line.contains("status=\"404\"")),
                metrics);
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
        long end = System.nanoTime() + 5_000_000_000L;
        String line;
        do {
            line =
                    RestAssured.get(ManagementUrl.of("/metrics"))
                            .asString()
                            .lines()
                            .filter(text -> text.startsWith(meter))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("No " + meter));
            if (wanted.test(Double.parseDouble(line.substring(line.lastIndexOf(' '))))) {
                return;
            }
        } while (System.nanoTime() < end);
        fail(line);
    }

    /** As configured for the tests. */
    int poolSize() {
        return 4;
    }
}
