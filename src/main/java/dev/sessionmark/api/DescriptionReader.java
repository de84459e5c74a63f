package dev.sessionmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.history.Description;
import dev.sessionmark.platform.connection.StorableText;
import dev.sessionmark.platform.problem.JsonFields;
import dev.sessionmark.platform.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reads what shall be said of an experiment, and names every field that is wrong. */
@ApplicationScoped
class DescriptionReader {

    private final StorableText texts;

    DescriptionReader(StorableText texts) {
        this.texts = texts;
    }

    /**
     * The change that is asked for.
     *
     * @throws ProblemException when the body is no object, or fields are unknown, too long or no
     *     text
     */
    Description read(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw ProblemException.badRequest("An object with label, notes or both is expected.");
        }
        JsonFields fields = JsonFields.asked(body);
        Description asked =
                new Description(
                        changed(body, fields, "label", Description::labelProblem),
                        changed(body, fields, "notes", Description::notesProblem));
        fields.rejectOthers();
        fields.requireRight();
        return asked;
    }

    /** Null where it is not given; empty where it is to be removed. */
    private String changed(
            JsonNode body, JsonFields fields, String field, UnaryOperator<String> problem) {
        String text = fields.text(field, body.has(field) ? "" : null);
        Stream.of(problem, (UnaryOperator<String>) texts::problem)
                .map(check -> check.apply(text))
                .filter(Objects::nonNull)
                .forEach(message -> fields.error(field, message));
        return text == null ? null : text.strip();
    }

    /**
     * What is to be said of an experiment.
     *
     * @param label what it is called, in one line
     * @param notes whatever is worth knowing
     */
    @RegisterForReflection
    @Schema(name = "Description")
    public record DescriptionRequest(
            @Schema(nullable = true, maxLength = Description.LONGEST_LABEL) String label,
            @Schema(nullable = true, maxLength = Description.LONGEST_NOTES) String notes) {}
}
