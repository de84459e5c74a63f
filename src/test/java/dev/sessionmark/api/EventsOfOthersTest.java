package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.NothingRuns;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.Histories;
import dev.sessionmark.history.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Another service on the same history measures, and this one is asked what happens. */
@QuarkusTest
@TestProfile(NothingRuns.class)
@Timeout(60)
class EventsOfOthersTest {

    private static final ExperimentPlan PLAN = ExperimentPlan.DEFAULT;
    private static final String ID = "events-of-others";

    @Inject BlockingHistory history;

    @Test
    @Drill(
            failure = "An experiment is followed that another service measures",
            done = "its events are asked of this one; it is claimed, measured and ended there",
            seen = "status, progress and trial as the history has them, and the stream ends")
    void aStreamTellsWhatTheHistoryHasAndEnds() throws Exception {
        while (history.claim("nobody " + System.nanoTime()).isPresent()) {
            // What other tests have left.
        }
        Histories.submit(history, ID, PLAN);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> stream =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:%d/api/experiments/%s/events"
                                                            .formatted(RestAssured.port, ID)))
                                    .build(),
                            BodyHandlers.ofLines());
            Iterator<String> lines = stream.body().iterator();
            await(lines, "QUEUED");
            history.claim("another service");
            await(lines, "another service measures it");
            history.keep(store -> store.trial(ID, SampleResults.trial(PLAN, 1, "no-pool", 1)));
            await(lines, "\"number\":1,\"setup\":\"no-pool\"");
            Histories.end(history, ID, Status.DONE, null);
            await(lines, "DONE");
            List<String> rest = new ArrayList<>();
            lines.forEachRemaining(rest::add);
            assertTrue(rest.stream().allMatch(String::isEmpty), rest::toString);
        } finally {
            given().delete("/api/experiments/" + ID + "?measured=true").then().statusCode(204);
        }
    }

    private static void await(Iterator<String> lines, String text) {
        List<String> read = new ArrayList<>();
        do {
            assertTrue(lines.hasNext(), () -> "the stream ended before " + text + ": " + read);
            read.add(lines.next());
        } while (!read.getLast().contains(text));
    }
}
