package dev.sessionmark.api.machine;

import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.measurement.MachineUse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
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

    /**
     * Looks at the machine, which takes about a second: one look at a time for all who ask, on a
     * thread of its own, so that no number of them holds a thread of the service.
     */
    @Singleton
    static class MachineLooks {

        /** Looking costs some milliseconds of a processor: so long, a look serves whoever asks. */
        private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

        private final ExperimentEngine engine;
        private CompletableFuture<MachineView> last;
        private long lookedAt;

        MachineLooks(ExperimentEngine engine) {
            this.engine = engine;
        }

        /** The one under way, one that is fresh, or a new one. */
        synchronized CompletionStage<MachineView> look() {
            if (last == null
                    || last.isCompletedExceptionally()
                    || last.isDone() && System.nanoTime() - lookedAt > FRESH) {
                last =
                        CompletableFuture.supplyAsync(
                                this::lookNow, Thread.ofVirtual().name("machine-look")::start);
            }
            return last;
        }

        private MachineView lookNow() {
            try {
                MachineUse use = engine.look();
                synchronized (this) {
                    lookedAt = System.nanoTime();
                }
                return MachineView.of(use);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        }
    }
}
