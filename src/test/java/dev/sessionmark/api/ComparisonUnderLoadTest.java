package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.platform.ManagementUrl;
import dev.sessionmark.platform.http.RawClient;
import dev.sessionmark.report.ReportFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A comparison is made once, however many ask, and the service stays ready meanwhile. */
@QuarkusTest
class ComparisonUnderLoadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject FakeComparisonWriter renderer;
    @Inject BlockingHistory history;

    private static String finished() {
        return PostedExperiment.done(
                "{\"setups\": [\"no-pool\"], \"durationSeconds\": 1, \"trials\": 1}");
    }

    @Test
    void twentyPatientClientsAllHaveTheirAnswerAndItIsMadeOnce() {
        String path = finished();
        given().get(path + "/comparison").then().statusCode(200);
        int before = renderer.calls();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:"
                                                    + RestAssured.port
                                                    + path
                                                    + "/comparison"))
                            .timeout(PATIENCE)
                            .build();
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                assertEquals(200, answer.join().statusCode());
            }
        }
        assertEquals(before, renderer.calls(), "stored when the experiment ended");
    }

    /** An update judges by other rules, and writes another form. */
    @Test
    void whatOtherRulesJudgedIsJudgedAgain() {
        String id = UUID.randomUUID().toString();
        history.keep(store -> store.save(SampleResults.result(id, ExperimentPlan.DEFAULT, null)));
        Map<String, String> old = new HashMap<>();
        for (ReportFormat format : ReportFormat.values()) {
            old.put(format.name(), "\"judged by others\"");
        }
        history.await(store -> store.documents(id, "others", old));
        String path = "/api/experiments/" + id + "/comparison";
        int before = renderer.calls();
        given().get(path).then().statusCode(200).body("format", equalTo("JSON"));
        given().get(path).then().statusCode(200).body("format", equalTo("JSON"));
        assertEquals(before + 1, renderer.calls(), "judged again, once");
    }

    @Test
    void clientsThatHangUpLeaveTheServiceReady() throws Exception {
        String path = finished();
        for (int i = 0; i < 400; i++) {
            RawClient.askAndLeave(path + "/comparison", 1, 0);
            if (i % 50 == 0) {
                given().get(ManagementUrl.of("/health/ready"))
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("UP"));
            }
        }
        given().get(path + "/comparison").then().statusCode(200);
    }
}
