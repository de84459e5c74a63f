package dev.sessionmark.report.json.judged;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.report.json.FactorFigures;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.pair.Advised;
import dev.sessionmark.verdict.pair.ConditionOutcome;
import dev.sessionmark.verdict.pair.LowestP99;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One condition that was measured, with every factor, varied or not. */
@RegisterForReflection
public record ConditionDocument(
        @Schema(description = "Names the condition in this document.") String id,
        String label,
        @Schema(description = "The label where there is little room.") String shortLabel,
        @Schema(
                        description =
                                "The setups with the lowest p99; null where fewer than two are OK or"
                                        + " CAUTION.",
                        nullable = true)
                LowestP99Document lowestP99,
        AdvisedDocument advised,
        @JsonAnyGetter @Schema(hidden = true) Map<String, BigDecimal> factors) {

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

    /** What may be recommended under a condition. */
    @RegisterForReflection
    public record AdvisedDocument(
            @Schema(
                            description =
                                    "Null where the run supports no recommendation: then there is none.",
                            nullable = true)
                    String setup,
            @Schema(description = "Others that are shown to be the same.") List<String> alike,
            @Schema(
                            description =
                                    "Where none is recommended, those between which it could not be told.")
                    List<String> undecided,
            String sentence) {

        public static AdvisedDocument of(Advised advised) {
            return new AdvisedDocument(
                    advised.setup(), advised.alike(), advised.undecided(), advised.sentence());
        }
    }

    /** The setups with the lowest p99 under a condition. */
    @RegisterForReflection
    public record LowestP99Document(
            @Schema(
                            description =
                                    "The one with the lowest figure and all that are not shown to be higher"
                                            + " than it.")
                    List<String> setups,
            @Schema(
                            description =
                                    "Whether all others are shown to be higher and these to be the same."
                                            + " Otherwise this run could not tell.")
                    boolean decided,
            String sentence) {

        public static LowestP99Document of(LowestP99 lowest) {
            return new LowestP99Document(lowest.setups(), lowest.decided(), lowest.sentence());
        }
    }
}
