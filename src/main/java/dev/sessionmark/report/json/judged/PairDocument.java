package dev.sessionmark.report.json.judged;

import dev.sessionmark.verdict.pair.Pair;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two setups under one condition. */
@RegisterForReflection
public record PairDocument(
        @Schema(description = "Id of the condition.", required = true) String condition,
        @Schema(description = "The setup that stands first in the table.", required = true)
                String a,
        @Schema(required = true) String b,
        @Schema(
                        description =
                                "BAD is worse than what is not BAD; where neither is, the p99 decides.",
                        required = true)
                Pair.Outcome outcome,
        @Schema(description = "Null where nothing told it.", required = true, nullable = true)
                Pair.By by,
        @Schema(required = true) String sentence,
        @Schema(required = true) ComparedDocument p50,
        @Schema(required = true) ComparedDocument p99) {

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
}
