package dev.sessionmark.platform.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import dev.sessionmark.platform.postgres.DatabaseGone;
import dev.sessionmark.platform.postgres.SqlState;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.function.Function;

/**
 * From exception to problem: one table, read from top to bottom. Whatever is not in it is our own
 * fault, and its text stays in the log.
 */
final class Problems {

    private static final String NO_DATABASE =
            "The database does not answer, or takes no writes. /q/health/ready says more.";

    private static final String NOT_STORABLE =
            "The database of the history cannot store a character of the request in its encoding.";

    private static final String NO_TABLE =
            "A table that this needs is not in the database yet. An experiment makes pgbench's tables"
                    + " where they are missing.";

    /**
     * A row.
     *
     * @param asCause whether it also counts as the cause of another exception. What the client sent
     *     wrong does not: found deeper down it comes from our own work, for example from a stored
     *     document that cannot be read
     */
    private record Row(
            Class<? extends Throwable> type,
            boolean asCause,
            Function<Throwable, Problem> problem) {}

    private static final List<Row> TABLE =
            List.of(
                    row(ProblemException.class, true, ProblemException::problem),
                    row(InvalidDefinitionException.class, false, fault -> Problem.internal()),
                    row(JsonMappingException.class, false, JsonErrors::problem),
                    row(JsonParseException.class, false, JsonErrors::problem),
                    row(WebApplicationException.class, false, Problems::web));

    private static final int DEEPEST_CAUSE = 10;

    private Problems() {}

    static Problem of(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            for (Row row : TABLE) {
                if (row.type().isInstance(cause) && (depth == 0 || row.asCause())) {
                    return row.problem().apply(cause);
                }
            }
            cause = cause.getCause();
        }
        if (SqlState.tableIsMissing(thrown)) {
            return Problem.of(503, NO_TABLE, List.of());
        }
        if (SqlState.textDoesNotFit(thrown)) {
            return Problem.of(422, NOT_STORABLE, List.of());
        }
        return DatabaseGone.isCauseOf(thrown)
                ? Problem.of(503, NO_DATABASE, List.of())
                : Problem.internal();
    }

    private static Problem web(WebApplicationException thrown) {
        int status = thrown.getResponse().getStatus();
        if (thrown.getCause() instanceof JsonProcessingException json) {
            return JsonErrors.problem(json);
        }
        if (status == 404 && thrown.getCause() != null) {
            // So the framework reports a parameter that it cannot convert, as the standard asks.
            return Problem.of(
                    400,
                    "A parameter in the path or the query cannot be read as what it should be.",
                    List.of());
        }
        return switch (status) {
            case 404 -> Problem.of(status, "There is nothing at this path.", List.of());
            case 405 ->
                    Problem.of(status, "This path does not take the request's method.", List.of());
            case 406 ->
                    Problem.of(
                            status,
                            "This path has none of the formats in the header Accept.",
                            List.of());
            case 415 ->
                    Problem.of(
                            status,
                            "This path does not read the format in the header Content-Type.",
                            List.of());
            default ->
                    status >= 500
                            ? Problem.of(status, Problem.internal().detail(), List.of())
                            : Problem.of(status, thrown.getMessage(), List.of());
        };
    }

    private static <T extends Throwable> Row row(
            Class<T> type, boolean asCause, Function<T, Problem> problem) {
        return new Row(type, asCause, thrown -> problem.apply(type.cast(thrown)));
    }
}
