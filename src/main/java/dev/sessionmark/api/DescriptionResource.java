package dev.sessionmark.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.api.DescriptionReader.DescriptionRequest;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people say of an experiment: its label and their notes. */
@Path("/api/experiments")
@Produces(MediaType.APPLICATION_JSON)
@ShieldedSession
@TimeLimit
@Tag(name = "Experiments")
public class DescriptionResource {

    private final ExperimentService service;
    private final DescriptionReader descriptions;

    DescriptionResource(ExperimentService service, DescriptionReader descriptions) {
        this.service = service;
        this.descriptions = descriptions;
    }

    /** Labels an experiment, whatever its state. */
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
        return service.describe(id, descriptions.read(body));
    }
}
