package dev.sessionmark.report.json.judged;

import dev.sessionmark.verdict.pair.Advised;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What may be recommended under a condition. */
@RegisterForReflection
public record AdvisedDocument(
        @Schema(
                        description =
                                "Null where the run supports no recommendation: then there is none.",
                        required = true,
                        nullable = true)
                String setup,
        @Schema(description = "Others that are shown to be the same.", required = true)
                List<String> alike,
        @Schema(
                        description =
                                "Where none is recommended, those between which it could not be told.",
                        required = true)
                List<String> undecided,
        @Schema(required = true) String sentence) {

    public static AdvisedDocument of(Advised advised) {
        return new AdvisedDocument(
                advised.setup(), advised.alike(), advised.undecided(), advised.sentence());
    }
}
