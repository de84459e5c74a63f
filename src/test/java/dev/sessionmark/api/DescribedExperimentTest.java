package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.sessionmark.NothingRuns;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.history.BlockingHistory;
import dev.sessionmark.history.Histories;
import dev.sessionmark.history.Status;
import dev.sessionmark.platform.connection.StorableText;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Experiments named, found again and removed. Nothing is run: they are put there as they are. */
@QuarkusTest
@TestProfile(NothingRuns.class)
class DescribedExperimentTest {

    @Inject BlockingHistory history;
    @Inject StorableText texts;

    /** Told apart from those of other tests by a word that nobody else uses. */
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

    private String waiting;

    @BeforeEach
    void anExperimentWaits() {
        waiting = "20261125-" + UUID.randomUUID().toString().substring(0, 8);
        Histories.submit(history, waiting, plan("no-pool", "reactive-client"));
    }

    @AfterEach
    void nothingWaits() {
        if (history.await(store -> store.summary(waiting)) != null) {
            Histories.end(history, waiting, Status.CANCELLED, "a test is over");
        }
    }

    /** As in a database of that encoding. */
    @Test
    void whatTheHistoryCannotStoreIsNamed() {
        texts.storedAs("LATIN1");
        try {
            describe(waiting, "{\"label\": \"5 €\", \"notes\": \"日\"}")
                    .statusCode(400)
                    .body("errors.field", contains("label", "notes"))
                    .body("errors[0].message", containsString("'€'"))
                    .body("errors[1].message", containsString("LATIN1"));
            describe(waiting, "{\"label\": \"Prüfung\"}").statusCode(200);
            given().queryParam("q", "5 €")
                    .get("/api/experiments")
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("q"));
        } finally {
            texts.storedAs("UTF8");
        }
    }

    @Test
    void aLabelAndNotesAreGivenChangedAndRemoved() {
        describe(waiting, "{\"label\": \" before the upgrade \", \"notes\": \"pool 20\\nquiet\"}")
                .statusCode(200)
                .body("id", equalTo(waiting))
                .body("label", equalTo("before the upgrade"))
                .body("notes", equalTo("pool 20\nquiet"))
                .body("status", equalTo("QUEUED"));
        describe(waiting, "{\"label\": \"after it\"}")
                .statusCode(200)
                .body("label", equalTo("after it"))
                .body("notes", equalTo("pool 20\nquiet"));
        describe(waiting, "{\"notes\": null}").body("label", equalTo("after it"));
        describe(waiting, "{}").statusCode(200).body("notes", nullValue());
        describe(waiting, "{\"label\": \"\"}").body("label", nullValue());
        given().get("/api/experiments/" + waiting)
                .then()
                .statusCode(200)
                .body("label", nullValue());
    }

    /** The queue writes its own columns only, the label is one of somebody else's. */
    @Test
    void aLabelIsKeptWhateverBecomesOfTheExperiment() {
        describe(waiting, "{\"label\": \"mine\"}").statusCode(200);
        history.await(store -> store.environment(waiting, SampleResults.ENVIRONMENT));
        history.keep(
                store ->
                        store.trial(
                                waiting, SampleResults.trial(plan("no-pool"), 1, "no-pool", 1)));
        Histories.end(history, waiting, Status.DONE, null);
        given().get("/api/experiments/" + waiting)
                .then()
                .body("label", equalTo("mine"))
                .body("status", equalTo("DONE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"label": "a\\u0000b"}        | label
                    {"label": "two\\nlines"}      | label
                    {"notes": "bell\\u0007"}      | notes
                    {"label": ["a"]}              | label
                    {"status": "DONE"}            | status
                    {"plan": {}, "label": "x"}    | plan
                    """)
    void wrongFieldsAreNamed(String body, String field) {
        describe(waiting, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));
        given().get("/api/experiments/" + waiting).then().body("label", nullValue());
    }

    @Test
    void whatIsTooLongIsNamed() {
        String body =
                "{\"label\": \"%s\", \"notes\": \"%s\"}"
                        .formatted("l".repeat(101), "n".repeat(10_001));
        describe(waiting, body)
                .statusCode(400)
                .body("errors.field", containsInAnyOrder("label", "notes"));
        describe(
                        waiting,
                        "{\"label\": \"%s\", \"notes\": \"%s\"}"
                                .formatted("l".repeat(100), "n".repeat(10_000)))
                .statusCode(200);
    }

    @Test
    void theListIsSearchedByIdLabelNotesAndSetup() {
        describe(waiting, "{\"label\": \"100%% %s\", \"notes\": \"Quiet\"}".formatted(word));
        String other = "20261125-" + UUID.randomUUID().toString().substring(0, 8);
        Histories.submit(history, other, plan("session-held"));
        describe(other, "{\"notes\": \"a_b %s\"}".formatted(word));
        Histories.end(history, other, Status.CANCELLED, null);

        found(word, other, waiting);
        found(word.toUpperCase(Locale.ROOT), other, waiting);
        found(word + " no-pool", waiting);
        found("reactive-client " + word, waiting);
        found(word + " session-held", other);
        found(word + " quiet", waiting);
        found(word + " " + other.substring(9), other);
        found(word + " 100%", waiting);
        // neither is a wildcard
        found(word + " %", waiting);
        found(word + " a_b", other);
        found(word + " axb");
        found(word + " !");
        given().queryParam("q", word)
                .get("/api/experiments?size=1&page=1")
                .then()
                .body("experiments.id", contains(waiting))
                .body("total", equalTo(2));
    }

    private static void found(String words, String... ids) {
        given().queryParam("q", words)
                .get("/api/experiments")
                .then()
                .statusCode(200)
                .body("experiments.id", ids.length == 0 ? empty() : contains(ids))
                .body("total", equalTo(ids.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LONG", "a\u0000b", "a b c d e f g h i j k"})
    void aSearchOutOfBoundsIsAProblem(String words) {
        given().queryParam("q", words.equals("LONG") ? "x".repeat(101) : words)
                .get("/api/experiments")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("q"));
    }

    @Test
    void whatIsOverIsRemovedWithEverythingMeasured() {
        history.keep(
                store ->
                        store.trial(
                                waiting, SampleResults.trial(plan("no-pool"), 1, "no-pool", 1)));
        Histories.end(history, waiting, Status.DONE, null);
        String path = "/api/experiments/" + waiting;
        given().get(path + "/comparison").then().statusCode(200); // kept from now on

        given().delete(path).then().statusCode(409).body("detail", containsString("measured=true"));
        given().delete(path + "?measured=true").then().statusCode(204);

        given().get(path).then().statusCode(404);
        given().get(path + "/comparison").then().statusCode(404);
        given().get(path + "/trials/1/histograms/response").then().statusCode(404);
        given().delete(path + "?measured=true").then().statusCode(404);
    }

    @Test
    void whatIsNotOverIsNotRemoved() {
        String path = "/api/experiments/" + waiting;
        given().delete(path + "?measured=true")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("Cancel it first"));
        given().get(path).then().statusCode(200).body("status", equalTo("QUEUED"));
        given().delete(path + "?measured=yes")
                .then()
                .statusCode(400)
                .body("errors.field", contains("measured"));
        given().delete(path + "?measured=false").then().statusCode(202);
        given().delete(path + "?measured=true").then().statusCode(204);
    }

    private ExperimentPlan plan(String... setups) {
        return Plans.asked("{\"setups\": [\"%s\"]}".formatted(String.join("\", \"", setups)));
    }

    private static ValidatableResponse describe(String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .patch("/api/experiments/" + id)
                .then();
    }
}
