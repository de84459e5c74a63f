package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.NothingRuns;
import dev.sessionmark.drill.Drill;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A queue that is full is full for all who come at the same time. */
@QuarkusTest
@TestProfile(NothingRuns.class)
class FullQueueTest {

    private static final int LENGTH = 20;
    private static final int AT_ONCE = 60;

    @Test
    @Drill(
            failure = "More experiments at once than may wait",
            done = "60 at the same time",
            seen = "20 wait, the others get 429")
    void sixtyAtOnceDoNotGetInPastTwenty() {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:"
                                                + RestAssured.port
                                                + "/api/experiments"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                asked.add(client.sendAsync(request, BodyHandlers.ofString()));
            }
            Map<Integer, Long> answers =
                    asked.stream()
                            .map(answer -> answer.join().statusCode())
                            .collect(
                                    Collectors.groupingBy(
                                            Function.identity(), Collectors.counting()));
            assertEquals(Map.of(202, (long) LENGTH, 429, (long) AT_ONCE - LENGTH), answers);
        }
    }

    /** The database is that of other tests too, and their queue would run these. */
    @BeforeEach
    @AfterEach
    void cancelWhatWaits() {
        List<String> queued =
                given().get("/api/experiments?size=100")
                        .path("experiments.findAll { it.status == 'QUEUED' }.id");
        queued.forEach(id -> given().delete("/api/experiments/" + id).then().statusCode(202));
    }
}
