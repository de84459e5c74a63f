package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given of a trial that was only pretended; see {@code SampleResults}. */
@QuarkusTest
@Timeout(60)
class TrialResourceTest {

    private static String location;

    @BeforeEach
    void measure() {
        if (location == null) {
            location =
                    PostedExperiment.done(
                            """
                            {"setups": ["no-pool"], "durationSeconds": 3, "trials": 1}""");
        }
    }

    @Test
    void theCourseOfATrialIsGivenSecondBySecond() {
        JsonPath body =
                given().get(location + "/trials/1/course")
                        .then()
                        .statusCode(200)
                        .body("number", equalTo(1))
                        .body("setup", equalTo("no-pool"))
                        .body("windows", hasSize(2))
                        .body("windows[0].durationSeconds", equalTo(3.0f))
                        .body("windows[0].answers", equalTo(300))
                        .body("windows[0].notServed", equalTo(3))
                        .body("windows[0].seconds.startSeconds", contains(0.0f, 1.0f, 2.0f))
                        .body("windows[0].seconds.due", contains(20, 21, 22))
                        .body("windows[0].seconds.achieved", contains(10, 11, 12))
                        .body("windows[0].seconds.notServed", contains(0, 1, 2))
                        .body("windows[0].seconds[0].loopDelayMaxMs", nullValue())
                        .body("windows[0].seconds[2].loopDelayMaxMs", equalTo(3.0f))
                        .body("windows[0].invalidBecause", nullValue())
                        .body("windows[1].invalidBecause", notNullValue())
                        .extract()
                        .jsonPath();
        int bins = body.getList("windows[0].binEdgesMs").size() - 1;
        for (int second = 0; second < 3; second++) {
            List<Integer> counts =
                    body.getList("windows[0].seconds[" + second + "].counts", Integer.class);
            assertEquals(bins, counts.size());
            assertEquals(100, counts.stream().mapToInt(Integer::intValue).sum());
        }
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

    @ParameterizedTest
    @ValueSource(strings = {"course", "trace", "histograms/response"})
    void aTrialThatIsNotThereIsNotFound(String what) {
        given().get(location + "/trials/1/" + what).then().statusCode(200);
        for (String trial : List.of(location + "/trials/2/", "/api/experiments/none/trials/1/")) {
            given().get(trial + what)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
        given().get(location + "/trials/x/" + what)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("number"));
    }
}
