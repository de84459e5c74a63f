package dev.sessionmark.api.trace;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.sessionmark.api.PostedExperiment;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The traces of an experiment that was only pretended; see {@code SampleResults}. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
@Timeout(60)
class TraceResourceTest {

    private static String location;

    @BeforeEach
    void measure() {
        if (location != null) {
            return;
        }
        location =
                PostedExperiment.done(
                        "{\"setups\": [\"no-pool\"], \"durationSeconds\": 1, \"trials\":" + " 1}");
    }

    @Test
    void theTraceOfATrialIsGivenWindowByWindow() {
        given().get(location + "/trials/1/trace")
                .then()
                .statusCode(200)
                .body("number", equalTo(1))
                .body("setup", equalTo("no-pool"))
                .body("warmup.steadyAtSeconds", equalTo(1.0f))
                .body("warmup.because", equalTo("steady"))
                .body("warmup.points.medianMs", contains(2.0f, 1.5f))
                .body("windows", hasSize(2))
                .body("windows[0].dbLatencyMs", equalTo(0.0f))
                .body("windows[0].requests", hasSize(2))
                .body("windows[0].requests[0].number", equalTo(1))
                .body("windows[0].requests[0].drawn", equalTo(true))
                .body("windows[0].requests[0].sentMs", equalTo(0.1f))
                .body("windows[0].requests[0].thread", equalTo("worker-1"))
                .body(
                        "windows[0].requests[0].steps.step",
                        contains("asked", "got", "sent", "answered", "sent", "answered", "closed"))
                .body("windows[0].requests[0].responseTimeMs", equalTo(8.95f))
                .body("windows[0].requests[0].phasesMs.db-latency", equalTo(4.0f))
                .body("windows[0].requests[0].phasesMs.'hand-over'", equalTo(0.3f))
                .body("windows[0].requests[0].largestPhase", equalTo("db-latency"))
                .body("windows[0].requests[1].largestPhase", equalTo("return"))
                .body("windows[0].blocked[0].culprit", equalTo("a.B.c(B.java:1)"))
                .body("windows[0].blocked[1].culprit", nullValue())
                .body("windows[0].stretchesLeftOut", equalTo(3))
                .body("windows[1].invalidBecause", notNullValue());
    }

    @Test
    void aTrialThatIsNotThereIsNotFound() {
        for (String path :
                new String[] {
                    location + "/trials/2/trace", "/api/experiments/none/trials/1/trace"
                }) {
            given().get(path).then().statusCode(404).contentType("application/problem+json");
        }
        given().get(location + "/trials/x/trace")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("number"));
    }

    /** What is beside it under the same path is still there. */
    @Test
    void theOtherPathsOfATrialAreServedAsBefore() {
        given().get(location + "/trials/1/histograms/response").then().statusCode(200);
        given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .body("paths.'/api/experiments/{id}/trials/{number}/trace'.get", notNullValue())
                .body("components.schemas.RequestTrace.properties.phasesMs", notNullValue());
    }
}
