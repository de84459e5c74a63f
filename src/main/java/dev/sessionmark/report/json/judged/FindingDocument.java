package dev.sessionmark.report.json.judged;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.Finding;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that was found. */
@RegisterForReflection
public record FindingDocument(
        Finding.Kind kind,
        @Schema(description = "Ids of the conditions that it speaks of.") List<String> conditions,
        @Schema(description = "The setups that it speaks of.") List<String> setups,
        String sentence) {

    public static FindingDocument of(Finding finding) {
        return new FindingDocument(
                finding.kind(),
                finding.conditions().stream().map(Condition::id).toList(),
                finding.setups(),
                finding.sentence());
    }
}
