package dev.sessionmark.report.json;

import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.Window;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One trial of a row. */
@RegisterForReflection
public record WindowDocument(
        @Schema(required = true) Instant startedAt,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal achievedRatePerSecond,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal p50Ms,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal p99Ms,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal generatorLagP99Ms,
        @Schema(required = true) boolean valid,
        @Schema(required = true, nullable = true) String invalidBecause,
        @Schema(required = true) MachineDocument machine) {

    static WindowDocument of(Window window) {
        LoadFigures load = window.load();
        return new WindowDocument(
                load.startedAt(),
                Figures.rounded(load.achievedRate()),
                Figures.rounded(load.responseQuantileMs(0.5)),
                Figures.rounded(load.responseQuantileMs(0.99)),
                Figures.p99(load.generatorLag()),
                window.valid(),
                window.invalidBecause(),
                MachineDocument.of(window.machine()));
    }
}
