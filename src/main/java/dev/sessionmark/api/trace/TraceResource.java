package dev.sessionmark.api.trace;

import dev.sessionmark.api.trial.StoredTrials;
import dev.sessionmark.experiment.TrialTrace;
import dev.sessionmark.platform.session.ShieldedSession;
import dev.sessionmark.platform.session.TimeLimit;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Traces of trials over HTTP. */
@Path("/api/experiments/{id}/trials/{number}/trace")
@Produces(MediaType.APPLICATION_JSON)
@ShieldedSession
@TimeLimit
@Tag(name = "Experiments")
public class TraceResource {

    private final StoredTrials trials;

    TraceResource(StoredTrials trials) {
        this.trials = trials;
    }

    /** What was kept of one trial. */
    @GET
    @Operation(
            summary = "Gives some requests of a trial in full",
            description =
                    "Of each window up to 100 requests drawn at random and the 100 slowest, phase by"
                            + " phase, the stretches in which its event loops stood still, and the"
                            + " course of the warm-up. Times in milliseconds from the start of the"
                            + " window.")
    @APIResponse(
            responseCode = "200",
            description = "The traces",
            content = @Content(schema = @Schema(implementation = TrialTraceView.class)))
    @APIResponse(responseCode = "404", description = "No such experiment or trial")
    public Uni<TrialTraceView> trace(
            @PathParam("id") String id,
            @Parameter(example = "1", schema = @Schema(implementation = Integer.class))
                    @PathParam("number")
                    String number) {
        return trials.answer(id, number, trial -> TrialTraceView.of(TrialTrace.of(trial)));
    }
}
