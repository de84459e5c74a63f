package dev.sessionmark.api;

import dev.sessionmark.platform.problem.ProblemException;
import dev.sessionmark.setup.SessionSetup;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be measured: setups. Needs no database. */
@Path("/api/setups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Setups and workloads")
public class SetupResource {

    /** All setups, in the order of the table. */
    @GET
    @Operation(summary = "Lists the session setups")
    public List<SetupView> list() {
        return Arrays.stream(SessionSetup.values())
                .map(setup -> SetupView.of(setup, null))
                .toList();
    }

    /** One setup with its source. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Shows one session setup with its source")
    @APIResponse(responseCode = "200", description = "The setup")
    @APIResponse(responseCode = "404", description = "No such setup")
    public SetupView get(
            @Parameter(example = "reactive-session", required = true) @PathParam("id") String id) {
        SessionSetup setup =
                SessionSetup.byId(id).orElseThrow(() -> ProblemException.notFound("setup", id));
        return SetupView.of(setup, SetupSources.of(setup).orElse(null));
    }
}
