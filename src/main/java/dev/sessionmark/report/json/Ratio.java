package dev.sessionmark.report.json;

import dev.sessionmark.statistics.Difference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many times as large the figure of one arm is as that of the other. */
@RegisterForReflection
@Schema(description = "Arm A by arm B, with its interval.")
public record Ratio(
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal value,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal low,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal high,
        @Schema(required = true) boolean different) {

    static Ratio of(Difference difference) {
        return new Ratio(
                Figures.rounded(difference.ratio()),
                Figures.rounded(difference.low()),
                Figures.rounded(difference.high()),
                difference.different());
    }
}
