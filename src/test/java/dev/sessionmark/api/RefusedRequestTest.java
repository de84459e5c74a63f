package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client did wrong is said, in the words of RFC 9457. */
@QuarkusTest
class RefusedRequestTest {

    @Test
    void everyWrongFieldIsNamed() {
        submit("{\"setups\": [\"telepathy\"], \"trials\": 0, \"rate\": \"fast\", \"trails\": 2}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("errors.field", hasItems("setups[0]", "trials", "rate", "trails"))
                .body("errors.find { it.field == 'trials' }.message", containsString("1 to 50"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"trails": 2}        | trails
                    {"trials": "many"}   | trials
                    {"trials": 1.5}      | trials
                    {"trials": "10"}     | trials
                    {"dbLatencyMs": [0, "x"]} | dbLatencyMs[1]
                    """)
    void whatCannotBeReadIsNamed(String body, String field) {
        submit(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));
    }

    /** None of them started an experiment of minutes by mistake. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", " ", "\n", "{", "[]", "{\"trials\": 1, \"trials\": 2}", "{} {}"})
    void whatIsNoSingleObjectIsAProblem(String body) {
        submit(body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void nothingIsNoPlan() {
        given().post("/api/experiments")
                .then()
                .statusCode(oneOf(400, 415))
                .contentType("application/problem+json");
        given().body("{}")
                .contentType("text/plain")
                .post("/api/experiments")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void nothingChangesNothingOnStage() {
        for (String path : List.of("/api/stage", "/api/stage/bursts")) {
            for (String body : List.of("", "null")) {
                given().contentType(ContentType.JSON)
                        .body(body)
                        .post(path)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"size=0,size", "size=101,size", "size=x,size", "page=-1,page"})
    void aPageOutOfBoundsIsAProblem(String query, String field) {
        given().get("/api/experiments?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem(field));
    }

    @Test
    void aFormatNobodyWritesIsRefused() {
        given().header("Accept", "image/png")
                .get("/api/experiments/none/comparison")
                .then()
                .statusCode(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/experiments/none",
                "/api/experiments/none/comparison",
                "/api/experiments/none/trials/1/histograms/response",
                "/api/experiments/none/trials/1/histograms/beauty",
                "/api/nothing"
            })
    void whatIsNotThereIsAProblem(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
        given().delete("/api/experiments/none").then().statusCode(404);
    }

    @Test
    void eventsOfNothingAreAProblem() {
        given().get("/api/experiments/none/events").then().statusCode(404);
    }

    private static ValidatableResponse submit(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/experiments").then();
    }
}
