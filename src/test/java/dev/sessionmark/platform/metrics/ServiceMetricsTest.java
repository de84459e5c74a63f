package dev.sessionmark.platform.metrics;

import static org.hamcrest.Matchers.containsString;

import dev.sessionmark.platform.ManagementUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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
                .body(containsString("db_client_connection_count{" + pool + ",state=\"used\"}"))
                .body(containsString("db_client_connection_count{" + pool + ",state=\"idle\"}"))
                .body(containsString("db_client_connection_max{" + pool + "} " + poolSize() + ".0"))
                .body(containsString("db_client_connection_pending_requests{" + pool + "}"))
                .body(containsString("db_client_connection_timeouts_total{" + pool + "}"))
                .body(containsString("db_client_connection_wait_time_seconds_bucket{" + pool))
                .body(containsString("db_client_connection_use_time_seconds_bucket{" + pool))
                .body(containsString("sessionmark_eventloop_delay_seconds_bucket{"));
    }

    /** As configured for the tests. */
    int poolSize() {
        return 4;
    }
}
