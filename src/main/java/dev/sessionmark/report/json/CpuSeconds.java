package dev.sessionmark.report.json;

import dev.sessionmark.measurement.CpuUse;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Processor time by what the threads do. */
@RegisterForReflection
@Schema(
        description =
                "Processor time of the system under test during the windows, by what"
                        + " its threads do. Null where threads were not told apart: then other"
                        + " holds all of it.")
public record CpuSeconds(
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal eventLoops,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal workers,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal compiler,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal collector,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal other) {

    static CpuSeconds of(CpuUse cpu) {
        return new CpuSeconds(
                Figures.rounded(cpu.eventLoops()),
                Figures.rounded(cpu.workers()),
                Figures.rounded(cpu.compiler()),
                Figures.rounded(cpu.collector()),
                Figures.rounded(cpu.other()));
    }
}
