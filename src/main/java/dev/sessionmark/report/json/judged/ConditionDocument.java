package dev.sessionmark.report.json.judged;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.report.json.FactorFigures;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.pair.ConditionOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
                                "The setups with the lowest p99; null where fewer than two are OK or"
                                        + " CAUTION.",
                        required = true,
                        nullable = true)
                LowestP99Document lowestP99,
        @Schema(required = true) AdvisedDocument advised,
        @JsonAnyGetter
                @JsonAnySetter
                @JsonDeserialize(contentUsing = FactorFigures.Reader.class)
                @Schema(hidden = true)
                Map<String, BigDecimal> factors) {

    public static List<ConditionDocument> of(Comparison comparison) {
        return comparison.conditions().stream()
                .map(outcome -> of(outcome, comparison.experiment()))
                .toList();
    }

    private static ConditionDocument of(ConditionOutcome outcome, ExperimentResult experiment) {
        Condition condition = outcome.condition();
        return new ConditionDocument(
                condition.id(),
                condition.label(),
                condition.shortLabel(),
                outcome.lowestP99() == null ? null : LowestP99Document.of(outcome.lowestP99()),
                AdvisedDocument.of(outcome.advised()),
                FactorFigures.of(condition, experiment));
    }
}
