package dev.sessionmark.page.stage;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.experiment.MeasuringEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BurstResourceTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String SLOW =
            "{\"setup\": \"reactive-session\", \"requests\": 10, \"withinMs\": 5000}";

    @Inject Event<MeasuringEvent> measuring;

    @AfterEach
    void leave() {
        given().delete("/api/stage").then().statusCode(202);
        awaitStage("OFF");
    }

    @Test
    void everyRequestIsToldOf() {
        start(20);
        fire("{\"setup\": \"blocking-on-event-loop\", \"requests\": 30, \"withinMs\": 1}")
                .then()
                .statusCode(200)
                .body("setup", equalTo("blocking-on-event-loop"))
                .body("dbLatencyMs", equalTo(20f))
                .body("lines", hasSize(30))
                .body("answered", equalTo(30))
                .body("failed", equalTo(0))
                .body("unfinished", equalTo(0))
                .body("lines.end", everyItem(equalTo("ANSWERED")))
                // One of two loops has at least 15, each of which blocks it for 20 ms.
                .body("slowestMs", greaterThanOrEqualTo(300f));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                | setup    | must be one of
                    {"setup": "magic"}                                | setup    | must be one of
                    {"setup": "no-pool", "requests": 9}               | requests | must be 10 to 1000
                    {"setup": "no-pool", "requests": 1001}            | requests | must be 10 to 1000
                    {"setup": "no-pool", "withinMs": 0.9}             | withinMs | must be 1 to 5000
                    {"setup": "no-pool", "withinMs": 5000.1}          | withinMs | must be 1 to 5000
                    """)
    void whatIsWrongIsNamed(String body, String field, String message) {
        fire(body.strip())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo(field.strip()))
                .body("errors[0].message", containsString(message.strip()));
    }

    @Test
    void withoutAServerThereIsNone() {
        fire("{\"setup\": \"no-pool\"}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("POST /api/stage"));
    }

    /** They come one at a time; one of five seconds is over when an experiment begins. */
    @Test
    void noneIsFiredBesideAnExperiment() throws Exception {
        start(0);
        CompletableFuture<Response> burst = underWay();
        try {
            measuring.fire(new MeasuringEvent("e1", true));
            fire(SLOW).then().statusCode(409);
            Response stopped = burst.get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertEquals(200, stopped.statusCode());
            assertTrue(stopped.<List<?>>path("lines").size() < 10, stopped::asString);
        } finally {
            measuring.fire(new MeasuringEvent("e1", false));
        }
    }

    /** Of two bursts the second is refused at once, while the first takes five seconds. */
    private static CompletableFuture<Response> underWay() throws Exception {
        CompletableFuture<Response> one = async(SLOW);
        CompletableFuture<Response> other = async(SLOW);
        CompletableFuture.anyOf(one, other).get(SOON.toSeconds(), TimeUnit.SECONDS);
        CompletableFuture<Response> refused = one.isDone() ? one : other;
        assertEquals(429, refused.join().statusCode());
        return refused == one ? other : one;
    }

    /** On a thread of its own: the common pool of a small machine has one only. */
    private static CompletableFuture<Response> async(String body) {
        return CompletableFuture.supplyAsync(
                () -> fire(body), task -> Thread.ofPlatform().daemon().start(task));
    }

    private static Response fire(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/stage/bursts");
    }

    private static void start(int dbLatencyMs) {
        given().contentType(ContentType.JSON)
                .body("{\"dbLatencyMs\": %d}".formatted(dbLatencyMs))
                .post("/api/stage")
                .then()
                .statusCode(202);
        awaitStage("ON");
    }

    private static void awaitStage(String status) {
        await().atMost(SOON).until(() -> given().get("/api/stage").path("status").equals(status));
    }
}
