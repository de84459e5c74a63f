package dev.sessionmark.report.json.judged;

import dev.sessionmark.verdict.pair.LowestP99;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The setups with the lowest p99 under a condition. */
@RegisterForReflection
public record LowestP99Document(
        @Schema(
                        description =
                                "The one with the lowest figure and all that are not shown to be higher"
                                        + " than it.",
                        required = true)
                List<String> setups,
        @Schema(
                        description =
                                "Whether all others are shown to be higher and these to be the same."
                                        + " Otherwise this run could not tell.",
                        required = true)
                boolean decided,
        @Schema(required = true) String sentence) {

    public static LowestP99Document of(LowestP99 lowest) {
        return new LowestP99Document(lowest.setups(), lowest.decided(), lowest.sentence());
    }
}
