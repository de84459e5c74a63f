package dev.sessionmark.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * An error as RFC 9457 has it ({@code application/problem+json}).
 *
 * @param type identifies the kind of problem; {@code about:blank} when the status says it all
 * @param title the kind of problem, in a few words
 * @param status HTTP status code
 * @param detail what is wrong with this request
 * @param errors the offending fields
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, List<FieldError> errors) {

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * What is wrong with one field.
     *
     * @param field its name in the request
     * @param message what is allowed and what was given
     */
    @RegisterForReflection
    public record FieldError(String field, String message) {}
}
