package dev.sessionmark.page.stage;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StageResourceTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @TestHTTPResource("/api/stage/events")
    URI events;

    @AfterEach
    void leave() {
        given().delete("/api/stage").then().statusCode(202);
        await().atMost(SOON).until(() -> status().equals("OFF"));
    }

    @Test
    void itIsStartedAskedAndEnded() {
        given().get("/stage/bystander").then().statusCode(409).body("detail", notNullValue());

        start("{\"setup\": \"blocking-on-event-loop\", \"dbLatencyMs\": 20}");

        given().get("/api/stage")
                .then()
                .statusCode(200)
                .body("setup", equalTo("blocking-on-event-loop"))
                .body("dbLatencyMs", equalTo(20f))
                .body("bystanders", hasSize(24));
        given().get("/stage/bystander").then().statusCode(200).body(equalTo("alive"));
        given().get("/stage/setups/reactive-session/select-only?aid=1")
                .then()
                .statusCode(200)
                .header("Server-Timing", notNullValue())
                .header("Cache-Control", equalTo("no-store"));
        given().get("/stage/q/health").then().statusCode(404);
    }

    @Test
    void whatHappensIsStreamed() throws Exception {
        start("{}");
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines =
                        client.send(
                                        HttpRequest.newBuilder(events).timeout(SOON).build(),
                                        BodyHandlers.ofLines())
                                .body()) {
            List<String> told =
                    lines.filter(line -> line.startsWith("data:"))
                            .filter(line -> line.contains("\"served\":3"))
                            .limit(1)
                            .toList();
            assertTrue(told.getFirst().contains("\"status\":\"ON\""), told::toString);
            client.shutdownNow();
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        given().contentType(ContentType.JSON)
                .body("{\"setup\": \"magic\", \"dbLatencyMs\": 1001}")
                .post("/api/stage")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("setup", "dbLatencyMs"));
        given().contentType(ContentType.JSON)
                .body("{\"distance\": 1}")
                .post("/api/stage")
                .then()
                .statusCode(400);
    }

    private static void start(String request) {
        given().contentType(ContentType.JSON)
                .body(request)
                .post("/api/stage")
                .then()
                .statusCode(202);
        await().atMost(SOON).until(() -> status().equals("ON"));
    }

    private static String status() {
        return given().get("/api/stage").jsonPath().getString("status");
    }
}
