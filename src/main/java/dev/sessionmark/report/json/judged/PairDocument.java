package dev.sessionmark.report.json.judged;

import dev.sessionmark.report.json.Figures;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.verdict.pair.ComparedQuantile;
import dev.sessionmark.verdict.pair.Pair;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two setups under one condition. */
@RegisterForReflection
public record PairDocument(
        @Schema(description = "Id of the condition.") String condition,
        @Schema(description = "The setup that stands first in the table.") String a,
        String b,
        @Schema(
                        description =
                                "BAD is worse than what is not BAD; where neither is, the p99 decides.")
                Pair.Outcome outcome,
        @Schema(description = "Null where nothing told it.", nullable = true) Pair.By by,
        String sentence,
        ComparedDocument p50,
        ComparedDocument p99) {

    public static PairDocument of(Pair pair) {
        return new PairDocument(
                pair.condition().id(),
                pair.a(),
                pair.b(),
                pair.outcome(),
                pair.by(),
                pair.sentence(),
                ComparedDocument.of(pair.p50()),
                ComparedDocument.of(pair.p99()));
    }

    /** A quantile of the response times of two setups, compared. */
    @RegisterForReflection
    public record ComparedDocument(
            @Schema(description = "SAME is shown, too: to differ by less than any verdict counts.")
                    ComparedQuantile.Outcome outcome,
            @Schema(
                            description =
                                    "A by B; null where it is not known, or a side is not served.",
                            nullable = true)
                    BigDecimal ratio,
            @Schema(
                            description =
                                    "Lower end of its interval; null where a single trial shows none.",
                            nullable = true)
                    BigDecimal low,
            @Schema(nullable = true) BigDecimal high,
            @Schema(description = "Why it cannot be told; null where it can.", nullable = true)
                    String because) {

        public static ComparedDocument of(ComparedQuantile compared) {
            Difference figures = compared.figures();
            boolean served = Double.isFinite(figures.aNanos()) && Double.isFinite(figures.bNanos());
            return new ComparedDocument(
                    compared.outcome(),
                    served ? Figures.rounded(figures.ratio()) : null,
                    served ? Figures.rounded(figures.low()) : null,
                    served ? Figures.rounded(figures.high()) : null,
                    compared.because());
        }
    }
}
