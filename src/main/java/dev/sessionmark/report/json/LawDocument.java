package dev.sessionmark.report.json;

import dev.sessionmark.verdict.law.Checked;
import dev.sessionmark.verdict.law.Law;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A law against the figures of a row. */
@RegisterForReflection
public record LawDocument(
        Law law,
        Checked.Compliance outcome,
        @Schema(description = "One figure; null where the law was not checked.", nullable = true)
                BigDecimal first,
        @Schema(
                        description =
                                "What it must equal in a law of Little's, and may not exceed in the"
                                        + " others; taken independently of it.",
                        nullable = true)
                BigDecimal second,
        @Schema(description = "Unit of both.") String unit,
        @Schema(
                        description =
                                "How far they may be off, as a share: of the larger one where they must"
                                        + " be equal, otherwise of the second.",
                        nullable = true)
                BigDecimal uncertainty,
        String sentence) {

    static LawDocument of(Checked checked) {
        return new LawDocument(
                checked.law(),
                checked.outcome(),
                Figures.rounded(checked.first()),
                Figures.rounded(checked.second()),
                checked.law().unit(),
                Figures.rounded(checked.uncertainty()),
                checked.sentence());
    }
}
