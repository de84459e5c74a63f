package dev.sessionmark.report.json.judged;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.report.json.Figures;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.pair.ConditionOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One condition that was measured, with every factor, varied or not. */
@RegisterForReflection
public record ConditionDocument(
        @Schema(description = "Names the condition in this document.", required = true) String id,
        @Schema(required = true) String label,
        @Schema(description = "The label where there is little room.", required = true)
                String shortLabel,
        @Schema(
                        description =
                                "Round trip added between the system under test and PostgreSQL.",
                        required = true,
                        minimum = "0")
                BigDecimal dbLatencyMs,
        @Schema(
                        description = "Database connections of the system under test.",
                        required = true,
                        minimum = "1")
                int poolSize,
        @Schema(
                        description = "Arrivals asked for; null in the closed model.",
                        required = true,
                        nullable = true,
                        minimum = "0")
                BigDecimal ratePerSecond,
        @Schema(
                        description = "Concurrent users; null in the open model.",
                        required = true,
                        nullable = true,
                        minimum = "1")
                Integer users,
        @Schema(
                        description =
                                "The setups with the lowest p99; null where fewer than two are OK or"
                                        + " CAUTION.",
                        required = true,
                        nullable = true)
                LowestP99Document lowestP99,
        @Schema(required = true) AdvisedDocument advised) {

    public static List<ConditionDocument> of(Comparison comparison) {
        return comparison.conditions().stream()
                .map(outcome -> of(outcome, comparison.experiment()))
                .toList();
    }

    private static ConditionDocument of(ConditionOutcome outcome, ExperimentResult experiment) {
        Condition condition = outcome.condition();
        ExperimentPlan plan = experiment.plan();
        return new ConditionDocument(
                condition.tag(),
                condition.label(),
                condition.shortLabel(),
                Figures.rounded(condition.dbLatencyMs()),
                plan.poolSize(condition),
                rate(condition, experiment),
                plan.users() == 0 ? null : plan.users(),
                outcome.lowestP99() == null ? null : LowestP99Document.of(outcome.lowestP99()),
                AdvisedDocument.of(outcome.advised()));
    }

    private static BigDecimal rate(Condition condition, ExperimentResult experiment) {
        if (condition.rate() != null) {
            return Figures.rounded(condition.rate());
        }
        double chosen = experiment.preparation() == null ? 0 : experiment.preparation().rate();
        return chosen == 0 ? null : Figures.rounded(chosen);
    }
}
