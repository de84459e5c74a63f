package dev.sessionmark.api.quiz;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.history.quiz.QuizStore;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class QuizResourceTest {

    /** The measured database, which is that of the history here. */
    @Inject AgroalDataSource database;

    @Test
    void attemptsAreKeptAndListedNewestFirst() {
        long first =
                attempt(10, 12, "\"bystander\", \"hold-time\"")
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getLong("id");
        String at =
                attempt(12, 12, "")
                        .statusCode(201)
                        .body("quizVersion", equalTo("2026.1"))
                        .body("rightAnswers", equalTo(12))
                        .body("wrongQuestions", empty())
                        .extract()
                        .path("attemptedAt");
        Duration age = Duration.between(Instant.parse(at), Instant.now());
        assertTrue(age.toSeconds() < 60 && !age.isNegative(), at);

        given().get("/api/quiz/attempts?size=2")
                .then()
                .statusCode(200)
                .body("attempts.rightAnswers", contains(12, 10))
                .body("attempts[1].id", equalTo((int) first))
                .body("attempts[1].questions", equalTo(12))
                .body("attempts[1].wrongQuestions", contains("bystander", "hold-time"))
                .body("size", equalTo(2));
        given().get("/api/quiz/attempts?size=1&page=1")
                .then()
                .body("attempts.id", contains((int) first));
    }

    /** The sequence is moved on instead of a thousand requests made. */
    @Test
    void theOldestGoWhenThereAreTooMany() throws SQLException {
        int old = attempt(1, 1, "").extract().path("id");
        try (Connection connection = database.getConnection()) {
            connection
                    .createStatement()
                    .execute(
                            "select setval('sessionmark.quiz_attempt_seq', %d)"
                                    .formatted(old + QuizStore.MOST_KEPT - 2));
        }
        attempt(0, 1, "\"a\"").statusCode(201);
        assertTrue(ids().contains(old), "one of the last 1,000");
        attempt(0, 1, "\"a\"").statusCode(201);
        assertFalse(ids().contains(old));
        given().get("/api/quiz/attempts").then().body("attempts", hasSize(2));
    }

    private static List<Integer> ids() {
        return given().get("/api/quiz/attempts?size=100").path("attempts.id");
    }

    @Test
    void everyWrongFieldIsNamed() {
        send("{\"quizVersion\": \"a b\", \"rightAnswers\": 13, \"questions\": 12, \"name\": \"Ada\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "errors.field",
                        containsInAnyOrder(
                                "quizVersion", "rightAnswers", "wrongQuestions", "name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    11 | 12 | ''                | wrongQuestions
                    10 | 12 | "a", "a"          | wrongQuestions[1]
                    11 | 12 | "two words"       | wrongQuestions[0]
                    11 | 12 | null              | wrongQuestions[0]
                    11 | 12 | ""                | wrongQuestions[0]
                    -1 | 12 | ''                | rightAnswers
                    0  | 201 | ''               | questions
                    0  | 0  | ''                | questions
                    """)
    void countsMustAgree(int right, int questions, String wrong, String field) {
        attempt(right, questions, wrong).statusCode(400).body("errors.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"rightAnswers\": 1.5}"})
    void whatIsNoAttemptIsAProblem(String body) {
        send(body).statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"size=0,size", "size=101,size", "page=-1,page", "page=x,page"})
    void aPageOutOfBoundsIsAProblem(String query, String field) {
        given().get("/api/quiz/attempts?" + query)
                .then()
                .statusCode(400)
                .body("errors.field", contains(field));
    }

    private static ValidatableResponse attempt(int right, int questions, String wrong) {
        return send(
                "{\"quizVersion\": \"2026.1\", \"rightAnswers\": %d, \"questions\": %d, \"wrongQuestions\": [%s]}"
                        .formatted(right, questions, wrong));
    }

    private static ValidatableResponse send(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/quiz/attempts").then();
    }
}
