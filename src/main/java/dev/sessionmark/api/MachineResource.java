package dev.sessionmark.api;

import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.machine.MachineLook;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.report.json.Figures;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The machine that experiments run on. */
@Path("/api/machine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments")
@Singleton
public class MachineResource {

    /** Looking costs some milliseconds of a processor: so long, a look serves whoever asks. */
    private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

    private final ExperimentEngine engine;
    private CompletableFuture<MachineView> last;
    private long lookedAt;

    MachineResource(ExperimentEngine engine) {
        this.engine = engine;
    }

    /**
     * One look at a time for all who ask, on a thread of its own, so that no number of them holds a
     * thread of the service: the one under way, one that is fresh, or a new one.
     */
    @GET
    @Operation(
            summary = "Says how busy the machine is, and with what",
            description = "Takes about a second. Best asked before an experiment is started.")
    public synchronized CompletionStage<MachineView> look() {
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

    /**
     * How busy the machine is.
     *
     * @param cores processors that a measurement may use; null where the system does not say
     * @param othersProcessors how many of them other programs keep busy
     * @param oursProcessors how many this service does: a running experiment, say
     * @param busyBecause why a measurement would be disturbed now, in a clause; null when nothing
     *     speaks against it
     * @param programs the largest of the others
     */
    @RegisterForReflection
    @Schema(name = "Machine", description = "How busy the machine is, over about a second.")
    public record MachineView(
            @Schema(nullable = true) Integer cores,
            @Schema(nullable = true) BigDecimal othersProcessors,
            @Schema(nullable = true) BigDecimal oursProcessors,
            @Schema(
                            nullable = true,
                            examples = "\"other programs took 1.2 of 2 processors (bash 1.1)\"")
                    String busyBecause,
            List<ProgramView> programs) {

        /**
         * A program.
         *
         * @param name as the system has it, at most 15 characters
         * @param processors how many it keeps busy
         */
        @RegisterForReflection
        @Schema(name = "MachineProgram")
        public record ProgramView(@Schema(examples = "bash") String name, BigDecimal processors) {}

        static MachineView of(MachineUse use) {
            return new MachineView(
                    use.cores(),
                    processors(use.time().othersSeconds(), use),
                    processors(use.time().oursSeconds(), use),
                    MachineLook.busyBecause(use).orElse(null),
                    use.programs().stream()
                            .map(p -> new ProgramView(p.name(), processors(p.seconds(), use)))
                            .toList());
        }

        private static BigDecimal processors(Double seconds, MachineUse use) {
            return seconds == null || use.seconds() == null
                    ? null
                    : Figures.rounded(seconds / use.seconds());
        }
    }
}
