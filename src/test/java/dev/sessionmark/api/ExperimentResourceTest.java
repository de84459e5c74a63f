package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.SampleResults;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments from the first to the last request, with an engine that only pretends to measure. */
@QuarkusTest
class ExperimentResourceTest {

    private static final String SHORT =
            "{\"setups\": [\"reactive-session\", \"no-pool\"], \"durationSeconds\": 1, \"trials\": 1}";

    /** More than a minute with the engine of the tests: nobody waits for its end. */
    private static final String LONG =
            "{\"setups\": [\"no-pool\"], \"durationSeconds\": 3500, \"trials\": 2}";

    private static String measured;

    @Test
    void anExperimentIsQueuedMeasuredAndShown() {
        String location =
                submit(SHORT)
                        .statusCode(202)
                        .body("id", matchesPattern("\\d{8}-\\d{6}-[0-9a-f]{4}"))
                        .body("plan.setups", equalTo(List.of("reactive-session", "no-pool")))
                        .body("plan.rate", equalTo("auto"))
                        .extract()
                        .header("Location");

        PostedExperiment.await(location, "DONE");

        given().get(location)
                .then()
                .statusCode(200)
                .body("environment.postgresVersion", equalTo("PostgreSQL 18.6"))
                .body("preparation.ratePerSecond", equalTo(1234.5f))
                .body("trials", hasSize(2))
                .body("trials[1].setup", equalTo("no-pool"))
                .body("trials[1].startupSeconds", equalTo(0.9f))
                .body("trials[1].windows.dbLatencyMs", hasItems(0.0f, 5.0f))
                .body("trials[1].windows[0].counts.succeeded", equalTo(990))
                .body("trials[1].windows[0].achievedRatePerSecond", equalTo(989f))
                .body("trials[1].windows[1].valid", equalTo(false))
                .body("trials[1].windows[1].invalidBecause", equalTo("the generator lagged"));
    }

    @Test
    void anEmptyObjectAsksForTheDefaults() {
        String location =
                submit("{}")
                        .statusCode(202)
                        .body("plan.setups", hasSize(5))
                        .body("plan.dbLatencyMs", hasItems(0, 5))
                        .extract()
                        .header("Location");
        given().delete(location).then().statusCode(202);
        PostedExperiment.await(location, "CANCELLED");
    }

    @Test
    void theListIsPagedAndNewestFirst() {
        String first = submit(SHORT).extract().header("Location");
        String second = submit(SHORT).extract().header("Location");
        PostedExperiment.await(second, "DONE");

        given().get("/api/experiments?size=1")
                .then()
                .statusCode(200)
                .body("experiments", hasSize(1))
                .body("experiments[0].id", endsWith(id(second)))
                .body("total", greaterThanOrEqualTo(2))
                .body("size", equalTo(1));
        given().get("/api/experiments?size=1&page=1")
                .then()
                .body("experiments[0].id", equalTo(id(first)));
    }

    @Test
    void aRunningExperimentIsCancelledAndKeepsWhatItHas() {
        String running = submit(LONG).extract().header("Location");
        String waiting = submit(LONG).extract().header("Location");
        PostedExperiment.await(running, "RUNNING");

        given().delete(waiting)
                .then()
                .statusCode(202)
                .body("status", equalTo("CANCELLED"))
                .header("Location", endsWith(waiting));
        given().delete(running).then().statusCode(202);
        PostedExperiment.await(running, "CANCELLED");

        given().get(running)
                .then()
                .body("incompleteBecause", notNullValue())
                .body("environment.mode", equalTo("jvm"));
        given().delete(running).then().statusCode(409).contentType("application/problem+json");
    }

    @Test
    void aFailureIsShownWithWhatWasMeasured() {
        String location =
                submit("{\"setups\": [\"no-pool\"], \"seed\": 666}").extract().header("Location");
        PostedExperiment.await(location, "FAILED");

        given().get(location)
                .then()
                .body("incompleteBecause", equalTo("the database went away"))
                .body("trials", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,JSON",
        "text/csv,CSV",
        "text/markdown,MARKDOWN",
        "text/plain,TABLE",
        "*/*,JSON",
        "'text/html;q=0.9,text/csv;q=0.8,*/*;q=0.1',CSV"
    })
    void theComparisonComesInTheFormatAskedFor(String accept, String format) {
        String body =
                given().header("Accept", accept)
                        .get(measured() + "/comparison")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertEquals("{\"format\": \"" + format + "\", \"trials\": 2}", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response",
                "service",
                "lag",
                "loop-delay",
                "bystander",
                "wait",
                "hold",
                "database",
                "response.hlog"
            })
    void aHistogramIsReadByTheStandardTools(String name) {
        String log =
                given().get(measured() + "/trials/1/histograms/" + name)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        HistogramLogReader reader =
                new HistogramLogReader(
                        new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));
        EncodableHistogram first = reader.nextIntervalHistogram();
        EncodableHistogram second = reader.nextIntervalHistogram();
        assertEquals("reactive-session@0ms", first.getTag());
        assertEquals("reactive-session@5ms", second.getTag());
        // the log counts in whole milliseconds
        assertEquals(
                SampleResults.START.plusSeconds(5).toEpochMilli(), first.getStartTimeStamp(), 1);
        assertEquals(1_000, first.getEndTimeStamp() - first.getStartTimeStamp());
        assertEquals(null, reader.nextIntervalHistogram());
    }

    @Test
    void eventsTellOfARunningExperimentUntilItIsOver() {
        // half a second per trial with the engine of the tests: time to start listening
        String location =
                submit("{\"setups\": [\"no-pool\"], \"durationSeconds\": 50}")
                        .extract()
                        .header("Location");

        String events =
                given().get(location + "/events")
                        .then()
                        .statusCode(200)
                        .contentType(containsString("text/event-stream"))
                        .header("X-Accel-Buffering", "no")
                        .extract()
                        .asString();

        assertTrue(events.contains("event:status\ndata:{\"status\":\"DONE\"}"), events);
        assertTrue(events.contains("event:trial\ndata:{\"number\":2,"), events);
        assertTrue(
                events.contains(
                        "event:live\ndata:{\"trial\":2,\"setup\":\"no-pool\","
                                + "\"condition\":\"5ms\","
                                + "\"conditionLabel\":\"+5 ms database latency\","
                                + "\"phase\":\"WINDOW\",\"elapsedSeconds\":1.5,"
                                + "\"throughputPerSecond\":42.0,\"failuresPerSecond\":0.5,"
                                + "\"answers\":42,\"p50Ms\":7.25,\"p90Ms\":null,"
                                + "\"p99Ms\":null,\"inFlight\":3,"
                                + "\"dbLatencyMs\":5.0}"),
                events);
        assertEquals(1, events.split("\"DONE\"", -1).length - 1, events);
    }

    @Test
    void eventsOfAFinishedExperimentAreItsState() {
        given().get(measured() + "/events")
                .then()
                .statusCode(200)
                .time(lessThan(2_000L))
                .body(equalTo("event:status\ndata:{\"status\":\"DONE\"}\n\n"));
    }

    /** The same one for all tests that only look at it. */
    private static String measured() {
        if (measured == null) {
            measured = PostedExperiment.done(SHORT);
        }
        return measured;
    }

    private static ValidatableResponse submit(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/experiments").then();
    }

    private static String id(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
