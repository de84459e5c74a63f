package dev.sessionmark.report.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.NoiseFloor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One setup measured against itself under one condition. */
@RegisterForReflection
public record NoiseFloorDocument(
        String setup,
        @Schema(description = "Id of the condition.") String condition,
        int trialsA,
        int trialsB,
        Ratio p50Ratio,
        Ratio p99Ratio,
        @Schema(description = "Whether a difference was called where there is none.")
                boolean falseAlarm,
        @JsonAnyGetter @Schema(hidden = true) Map<String, BigDecimal> factors) {

    static List<NoiseFloorDocument> of(Comparison comparison) {
        return comparison.noiseFloors() == null
                ? List.of()
                : comparison.noiseFloors().stream()
                        .map(floor -> of(floor, comparison.experiment().plan()))
                        .toList();
    }

    private static NoiseFloorDocument of(NoiseFloor floor, ExperimentPlan plan) {
        return new NoiseFloorDocument(
                floor.setup(),
                floor.condition().id(),
                floor.trialsA(),
                floor.trialsB(),
                Ratio.of(floor.p50()),
                Ratio.of(floor.p99()),
                floor.falseAlarm(),
                FactorFigures.of(floor.condition(), plan));
    }

    /** How many times as large the figure of one arm is as that of the other. */
    @RegisterForReflection
    @Schema(description = "Arm A by arm B, with its interval.")
    public record Ratio(
            @Schema(nullable = true) BigDecimal value,
            @Schema(nullable = true) BigDecimal low,
            @Schema(nullable = true) BigDecimal high,
            boolean different) {

        static Ratio of(Difference difference) {
            return new Ratio(
                    Figures.rounded(difference.ratio()),
                    Figures.rounded(difference.low()),
                    Figures.rounded(difference.high()),
                    difference.different());
        }
    }
}
