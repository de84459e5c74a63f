package dev.sessionmark.report.json;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.verdict.AdviceOutcome;
import dev.sessionmark.verdict.Comparison;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the usual advice under one condition. */
@RegisterForReflection
public record AdviceDocument(
        @Schema(required = true, minimum = "0") BigDecimal dbLatencyMs,
        @Schema(
                        description = "Database connections of the system under test.",
                        required = true,
                        minimum = "1")
                int poolSize,
        @Schema(
                        description = "By verdict, and where that decides nothing by the test.",
                        required = true)
                AdviceOutcome.Outcome outcome) {

    static List<AdviceDocument> of(Comparison comparison) {
        ExperimentPlan plan = comparison.experiment().plan();
        return comparison.usualAdvice().stream()
                .map(
                        advice ->
                                new AdviceDocument(
                                        Figures.rounded(advice.condition().dbLatencyMs()),
                                        plan.poolSize(advice.condition()),
                                        advice.outcome()))
                .toList();
    }
}
