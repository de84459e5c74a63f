package dev.sessionmark.api.machine;

import dev.sessionmark.experiment.machine.MachineLook;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.report.json.Figures;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
                processors(use.othersSeconds(), use),
                processors(use.oursSeconds(), use),
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
