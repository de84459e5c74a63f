package dev.sessionmark.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    enum Colour {
        RED,
        GREEN
    }

    record Inner(int depth) {}

    record Body(int rate, Colour colour, List<Integer> sizes, Inner inner) {}

    static Stream<Arguments> statuses() {
        return Stream.of(
                Arguments.of(ProblemException.notFound("experiment", "7"), 404),
                Arguments.of(new CompletionException(ProblemException.conflict("busy")), 409),
                Arguments.of(new WebApplicationException(405), 405),
                Arguments.of(new WebApplicationException(406), 406),
                Arguments.of(new WebApplicationException(404), 404),
                Arguments.of(new WebApplicationException(new NumberFormatException(), 404), 400),
                Arguments.of(new WebApplicationException(413), 413),
                Arguments.of(new WebApplicationException(jsonError("{"), 400), 400),
                Arguments.of(new IllegalStateException(new ConnectException("refused")), 503),
                Arguments.of(new TimeoutException(), 503),
                Arguments.of(new io.smallrye.mutiny.TimeoutException(), 503),
                Arguments.of(new IllegalStateException(refused("42P01")), 503),
                Arguments.of(new IllegalStateException(refused("22P05")), 422),
                Arguments.of(new IllegalStateException(refused("22021")), 422),
                Arguments.of(new IllegalStateException(refused("42703")), 500),
                Arguments.of(new SQLException("no such table", "42P01"), 503),
                Arguments.of(jsonError("{"), 400),
                // Deeper down it is not the client's JSON.
                Arguments.of(new IllegalStateException(jsonError("{")), 500),
                Arguments.of(new IllegalArgumentException("bad"), 500),
                Arguments.of(new OutOfMemoryError(), 500));
    }

    private static PgException refused(String sqlState) {
        return new PgException("refused", "ERROR", sqlState, null);
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyExceptionHasItsStatus(Throwable thrown, int status) {
        Problem problem = Problems.of(thrown);
        assertEquals(status, problem.status());
        assertFalse(problem.title().isBlank());
        assertFalse(problem.detail().isBlank());
    }

    @Test
    void internalsStayInside() {
        Problem problem = Problems.of(new IllegalStateException("password=secret"));
        assertFalse(problem.toString().contains("secret"));
        assertFalse(
                Problems.of(new WebApplicationException("secret", 500))
                        .toString()
                        .contains("secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"rate":"fast"}       | rate      | must be a whole number
                    {"colour":"BLUE"}     | colour    | must be one of RED, GREEN
                    {"sizes":[1,"x"]}     | sizes[1]  | must be a whole number
                    {"inner":{"depth":[]}} | inner.depth | must be a whole number
                    {"rte":1}             | rte       | is not known; known are colour, inner, rate, sizes
                    """)
    void jsonErrorsNameTheFieldAndWhatIsAllowed(String body, String field, String message) {
        Problem problem = Problems.of(jsonError(body));
        assertEquals(400, problem.status());
        assertEquals(List.of(new Problem.FieldError(field, message)), problem.errors());
        assertFalse(problem.toString().contains("dev.sessionmark"), problem.toString());
    }

    @Test
    void brokenJsonSaysWhere() {
        Problem problem = Problems.of(jsonError("{\n \"rate\": ?}"));
        assertTrue(problem.detail().contains("line 2, column"), problem.detail());
        assertTrue(problem.errors().isEmpty());
    }

    @Test
    void writesTheMembersOfRfc9457() throws Exception {
        assertEquals(
                "{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400,"
                        + "\"detail\":\"The field rate must be positive.\",\"instance\":\"/api/x\","
                        + "\"errors\":[{\"field\":\"rate\",\"message\":\"must be positive\"}]}",
                JSON.writeValueAsString(
                        ProblemException.badField("rate", "must be positive")
                                .problem()
                                .at("/api/x")));
    }

    private static JsonProcessingException jsonError(String body) {
        return assertThrows(JsonProcessingException.class, () -> JSON.readValue(body, Body.class));
    }
}
