package dev.sessionmark.api.machine;

import dev.sessionmark.experiment.ExperimentEngine;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The machine that experiments run on. */
@Path("/api/machine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
@Singleton
public class MachineResource {

    /** Looking costs some milliseconds of a processor: as long a look serves all who ask. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

    private final ExperimentEngine engine;
    private MachineView last;
    private long lookedAt;

    MachineResource(ExperimentEngine engine) {
        this.engine = engine;
    }

    /** How busy it is. */
    @GET
    @Operation(
            summary = "Says how busy the machine is, and with what",
            description = "Takes about a second. Best asked before an experiment is started.")
    public synchronized MachineView look() throws InterruptedException {
        if (last == null || System.nanoTime() - lookedAt > FRESH) {
            last = MachineView.of(engine.look());
            lookedAt = System.nanoTime();
        }
        return last;
    }
}
