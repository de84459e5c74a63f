package dev.sessionmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.history.Description;
import dev.sessionmark.platform.connection.StorableText;
import dev.sessionmark.platform.problem.JsonFields;
import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/experiments")
@Produces(MediaType.APPLICATION_JSON)
@ShieldedSession
@TimeLimit
@Tag(name = "Experiments")
public class DescriptionResource {

    private final ExperimentService service;
    private final StorableText texts;

    DescriptionResource(ExperimentService service, StorableText texts) {
        this.service = service;
        this.texts = texts;
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Labels an experiment, or notes something on it",
            description =
                    "Fields that are not given stay as they are; null or an empty text removes."
                            + " Nothing else of an experiment can be changed.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = DescriptionRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "A label",
                                            value = "{\"label\": \"before the upgrade\"}")))
    @APIResponse(
            responseCode = "200",
            description = "As it is now, without its trials",
            content = @Content(schema = @Schema(implementation = ExperimentView.class)))
    @APIResponse(responseCode = "400", description = "Fields are wrong; all are named")
    @APIResponse(responseCode = "404", description = "No such experiment")
    public Uni<ExperimentView> describe(@PathParam("id") String id, JsonNode body) {
        return service.describe(id, read(body));
    }

    /**
     * The change that is asked for.
     *
     * @throws ProblemException when the body is no object, or fields are unknown, too long or no
     *     text
     */
    private Description read(JsonNode body) {
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
