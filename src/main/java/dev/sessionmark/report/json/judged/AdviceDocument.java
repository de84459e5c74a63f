package dev.sessionmark.report.json.judged;

import dev.sessionmark.verdict.pair.Advice;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an advice of the guides. */
@RegisterForReflection
public record AdviceDocument(
        @Schema(description = "The setup that the guides advise.") String advised,
        @Schema(description = "The one that they advise against.") String against,
        @Schema(description = "One per condition that tested it.") List<Outcome> outcomes,
        @Schema(description = "Where it changes, along each factor that is varied.")
                List<CrossoverDocument> crossovers,
        @Schema(description = "All of it in one short sentence, with what is not decided.")
                String headline,
        @Schema(description = "All of it with the figures.") String sentence) {

    /** What became of it under one condition. */
    @RegisterForReflection
    @Schema(name = "AdviceOutcome", description = "What became of it under one condition.")
    public record Outcome(
            @Schema(description = "Id of the condition.") String condition,
            @Schema(
                            description =
                                    "NO_DIFFERENCE is shown, too; what could not be told is CANNOT_TELL.")
                    Advice.Outcome outcome,
            @Schema(description = "The figures that decided, or why none did.") String because,
            String sentence) {

        private static Outcome of(Advice.Tested tested) {
            return new Outcome(
                    tested.condition().id(), tested.outcome(), tested.because(), tested.sentence());
        }
    }

    /** Null where it was not tested. */
    public static AdviceDocument of(Advice advice) {
        return advice == null
                ? null
                : new AdviceDocument(
                        advice.advised(),
                        advice.against(),
                        advice.outcomes().stream().map(Outcome::of).toList(),
                        CrossoverDocument.of(advice.crossovers()),
                        advice.headline(),
                        advice.sentence());
    }
}
