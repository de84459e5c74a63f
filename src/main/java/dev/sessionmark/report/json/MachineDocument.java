package dev.sessionmark.report.json;

import dev.sessionmark.measurement.MachineUse;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What else used the machine while a window was measured. */
@RegisterForReflection
@Schema(
        description =
                "What else used the machine while the window was measured, its lead-in included."
                        + " Seconds of processors are summed over those that the measurement may"
                        + " use. Null is not known.")
public record MachineDocument(
        @Schema(description = "How long it was watched.", nullable = true)
                BigDecimal watchedSeconds,
        @Schema(
                        description = "Processors that the measurement may use.",
                        nullable = true,
                        minimum = "1")
                Integer cores,
        @Schema(
                        description =
                                "Processor time of generator, proxy, system under test, database.",
                        nullable = true)
                BigDecimal oursSeconds,
        @Schema(description = "Processor time of everything else.", nullable = true)
                BigDecimal othersSeconds,
        @Schema(nullable = true) BigDecimal idleSeconds,
        @Schema(description = "What the hypervisor gave to others.", nullable = true)
                BigDecimal stolenSeconds,
        @Schema(
                        description =
                                "How long threads of generator and proxy were runnable without"
                                        + " running, summed over them.",
                        nullable = true)
                BigDecimal generatorWaitedSeconds,
        @Schema(description = "The same of the system under test.", nullable = true)
                BigDecimal sutWaitedSeconds,
        @Schema(
                        description =
                                "The same of the database server, where it is on this machine.",
                        nullable = true)
                BigDecimal databaseWaitedSeconds,
        @Schema(description = "What a CPU quota withheld.", nullable = true)
                BigDecimal throttledSeconds,
        @Schema(
                        description =
                                "How long some program of the machine stood for want of a processor"
                                        + " (PSI).",
                        nullable = true)
                BigDecimal cpuPressureSeconds,
        @Schema(description = "For want of memory.", nullable = true)
                BigDecimal memoryPressureSeconds,
        @Schema(description = "For want of a disk.", nullable = true) BigDecimal ioPressureSeconds,
        @Schema(description = "How far the time of day was set, or stood.", nullable = true)
                BigDecimal clockStepSeconds,
        @Schema(
                        description =
                                "The limit on open files that generator or system under test had"
                                        + " reached; null when none had.",
                        nullable = true)
                Integer descriptorLimitReached,
        @Schema(description = "The largest of the others, by name.") List<ProgramDocument> programs,
        @Schema(
                        description =
                                "What others did to the window; null when nothing that counts.",
                        nullable = true)
                String disturbedBecause,
        @Schema(description = "How many measurements of this window were disturbed and done again.")
                int disturbedBefore) {

    /** A program that is not part of the measurement. */
    @RegisterForReflection
    public record ProgramDocument(
            String name, @Schema(description = "Processor time.") BigDecimal cpuSeconds) {}

    static MachineDocument of(MachineUse use) {
        return new MachineDocument(
                rounded(use.seconds()),
                use.cores(),
                rounded(use.time().oursSeconds()),
                rounded(use.time().othersSeconds()),
                rounded(use.time().idleSeconds()),
                rounded(use.time().stolenSeconds()),
                rounded(use.waited().generatorWaitedSeconds()),
                rounded(use.waited().sutWaitedSeconds()),
                rounded(use.waited().databaseWaitedSeconds()),
                rounded(use.time().throttledSeconds()),
                rounded(use.pressure().cpuPressureSeconds()),
                rounded(use.pressure().memoryPressureSeconds()),
                rounded(use.pressure().ioPressureSeconds()),
                rounded(use.clockStepSeconds()),
                use.descriptorLimit(),
                use.programs().stream()
                        .map(p -> new ProgramDocument(p.name(), rounded(p.seconds())))
                        .toList(),
                use.disturbedBecause(),
                use.disturbedBefore());
    }

    private static BigDecimal rounded(Double figure) {
        return figure == null ? null : Figures.rounded(figure);
    }
}
