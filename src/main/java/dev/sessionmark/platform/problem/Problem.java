package dev.sessionmark.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What went wrong, for programs and for people (RFC 9457).
 *
 * @param type identifies the kind of problem; {@code about:blank} when the status says it all
 * @param title of the kind, the same for all of it
 * @param status HTTP status code
 * @param detail this time, in a sentence
 * @param instance the path that was asked for, or a {@code urn:uuid:} that stands in the log
 * @param traceId of the request, as its header {@code traceparent} said; null when it said none,
 *     and where the fault is the client's
 * @param errors the fields that are wrong; empty when it is not about fields
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "traceId", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        List<FieldError> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";
    public static final String SQL_STATE = "X-Sql-State";

    private static final String SEE_STATUS = "about:blank";

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /**
     * One wrong field.
     *
     * @param field its name, with dots and indexes for what lies deeper
     * @param message what is wrong and what is allowed
     */
    @RegisterForReflection
    @JsonPropertyOrder({"field", "message"})
    public record FieldError(String field, String message) {}

    public static Problem of(int status, String detail, List<FieldError> errors) {
        return new Problem(SEE_STATUS, reason(status), status, detail, null, null, errors);
    }

    static Problem ofFields(List<FieldError> errors) {
        return of(
                400,
                errors.stream()
                        .map(error -> (error.field() + " " + error.message()).strip())
                        .collect(Collectors.joining("; ", "The request is not valid: ", ".")),
                errors);
    }

    /** 500: not the client's fault, and none of its business. */
    static Problem internal() {
        return of(500, "Something went wrong here; the log has it under this instance.", List.of());
    }

    public Problem at(String place) {
        return new Problem(type, title, status, detail, place, traceId, errors);
    }

    Problem in(String trace) {
        return new Problem(type, title, status, detail, instance, trace, errors);
    }

    private static String reason(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        if (known != null) {
            return known.getReasonPhrase();
        }
        return status == 422 ? "Unprocessable Content" : "Error";
    }
}
