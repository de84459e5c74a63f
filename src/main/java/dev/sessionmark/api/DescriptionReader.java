package dev.sessionmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.history.Description;
import dev.sessionmark.platform.connection.StorableText;
import dev.sessionmark.platform.problem.BoundJson;
import dev.sessionmark.platform.problem.Problem.FieldError;
import dev.sessionmark.platform.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reads what shall be said of an experiment, and names every field that is wrong. */
@ApplicationScoped
class DescriptionReader {

    private final ObjectMapper mapper;
    private final StorableText texts;

    DescriptionReader(ObjectMapper mapper, StorableText texts) {
        this.mapper = mapper;
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
        BoundJson<DescriptionRequest> bound =
                BoundJson.read(mapper, body, DescriptionRequest.class);
        DescriptionRequest asked = bound.value();
        List<FieldError> errors = new ArrayList<>(bound.errors());
        add("label", Description.labelProblem(asked.label()), errors);
        add("label", texts.problem(asked.label()), errors);
        add("notes", Description.notesProblem(asked.notes()), errors);
        add("notes", texts.problem(asked.notes()), errors);
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
        return new Description(
                changed(body, "label", asked.label()), changed(body, "notes", asked.notes()));
    }

    private static void add(String field, String problem, List<FieldError> errors) {
        if (problem != null) {
            errors.add(new FieldError(field, problem));
        }
    }

    /** Null where it is not given; empty where it is to be removed. */
    private static String changed(JsonNode body, String field, String text) {
        if (!body.has(field)) {
            return null;
        }
        return text == null ? "" : text.strip();
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
