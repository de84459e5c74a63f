package dev.sessionmark.platform.metrics;

import static org.hamcrest.Matchers.containsString;

import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URL;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ServiceMetricsTest {

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;

    @Test
    void poolAndLoopsArePublishedUnderTheNamesPeopleKnow() {
        String pool = "db_client_connection_pool_name=\"history\"";
        RestAssured.get(metrics)
                .then()
                .statusCode(200)
                .body(containsString("db_client_connection_count{" + pool + ",state=\"used\"}"))
                .body(containsString("db_client_connection_count{" + pool + ",state=\"idle\"}"))
                .body(containsString("db_client_connection_max{" + pool + "} 4.0"))
                .body(containsString("db_client_connection_pending_requests{" + pool + "}"))
                .body(containsString("db_client_connection_timeouts_total{" + pool + "}"))
                .body(containsString("db_client_connection_wait_time_seconds_bucket{" + pool))
                .body(containsString("db_client_connection_use_time_seconds_bucket{" + pool))
                .body(containsString("sessionmark_eventloop_delay_seconds_bucket{"));
    }
}
