package dev.sessionmark.page;

import dev.sessionmark.verdict.VerdictConfig;
import dev.sessionmark.verdict.VerdictThresholds;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** From where on a figure counts, as this service is configured. Needs no database. */
@Path("/api/thresholds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
public class ThresholdsResource {

    private final VerdictConfig config;

    ThresholdsResource(VerdictConfig config) {
        this.config = config;
    }

    @GET
    @Operation(
            summary = "Shows the thresholds of the verdicts",
            description = "Those of this service now; they judge every comparison it shows.")
    public VerdictThresholds thresholds() {
        return VerdictConfig.thresholds(config);
    }
}
