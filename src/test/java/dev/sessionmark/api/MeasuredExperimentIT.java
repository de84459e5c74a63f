package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.Alone;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The service measures: what the tests of the API leave to an engine that only pretends to. */
@Alone
@QuarkusIntegrationTest
class MeasuredExperimentIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void anExperimentIsMeasuredAndReported() throws InterruptedException {
        String location =
                given().contentType(ContentType.JSON)
                        .body(
                                """
                                {"setups": "reactive-client", "rate": 100, "dbLatencyMs": 1,
                                 "trials": 1, "warmupSeconds": 1, "durationSeconds": 1}
                                """)
                        .post("/api/experiments")
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");

        assertEquals("DONE", end(location));

        given().get(location)
                .then()
                .body("incompleteBecause", nullValue())
                .body("environment.postgresVersion", startsWith("18"))
                .body("environment.transports.generator", equalTo("epoll"))
                .body("environment.transports.proxy", equalTo("epoll"))
                .body("environment.transports.sut", equalTo("epoll"))
                .body("trials", hasSize(1))
                .body("trials[0].setup", equalTo("reactive-client"))
                .body("trials[0].windows", hasSize(1))
                .body("trials[0].windows[0].counts.succeeded", greaterThan(0));
        given().accept(ContentType.JSON)
                .get(location + "/comparison")
                .then()
                .statusCode(200)
                .body("rows", hasSize(1))
                .body("rows[0].setup", equalTo("reactive-client"))
                .body("rows[0].responseTime.count", greaterThan(0));
    }

    private static String end(String location) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> given().get(location).then().extract().path("status"),
                        status -> !Set.of("QUEUED", "RUNNING").contains(status));
    }
}
