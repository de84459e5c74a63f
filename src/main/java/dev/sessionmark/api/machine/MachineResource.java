package dev.sessionmark.api.machine;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The machine that experiments run on. */
@Path("/api/machine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
@Singleton
public class MachineResource {

    private final MachineLooks looks;

    MachineResource(MachineLooks looks) {
        this.looks = looks;
    }

    /** How busy it is. */
    @GET
    @Operation(
            summary = "Says how busy the machine is, and with what",
            description = "Takes about a second. Best asked before an experiment is started.")
    public Uni<MachineView> look() {
        return Uni.createFrom().completionStage(looks::look);
    }
}
