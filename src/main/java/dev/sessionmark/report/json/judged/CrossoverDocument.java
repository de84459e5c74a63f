package dev.sessionmark.report.json.judged;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.pair.Crossover;
import dev.sessionmark.verdict.pair.Pair;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where along one factor it changes which of two setups is better; never interpolated. */
@RegisterForReflection
public record CrossoverDocument(
        String a,
        String b,
        @Schema(description = "What is varied, by its name in a condition; all else is fixed.")
                String factor,
        @Schema(description = "Ids of the conditions that it runs through, ascending.")
                List<String> conditions,
        @Schema(
                        description =
                                "BETWEEN is one change, SEVERAL are more; NONE_IN_RANGE says that it"
                                        + " could be told everywhere and does not change.")
                Crossover.Result result,
        List<Change> changes,
        @Schema(description = "All conditions under which it could not be told, wherever they are.")
                List<String> undecided,
        String sentence) {

    /** One change. */
    @RegisterForReflection
    @Schema(name = "Change", description = "From one condition to the next that could be told.")
    public record Change(
            @Schema(description = "Id of the last condition before it.") String from,
            @Schema(description = "Id of the first condition after it.") String to,
            Pair.Outcome before,
            Pair.Outcome after,
            @Schema(description = "Conditions between the two that could not be told.")
                    List<String> undecided) {

        private static Change of(Crossover.Change change) {
            return new Change(
                    change.from().id(),
                    change.to().id(),
                    change.before(),
                    change.after(),
                    tags(change.undecided()));
        }
    }

    public static List<CrossoverDocument> of(List<Crossover> crossovers) {
        return crossovers.stream().map(CrossoverDocument::of).toList();
    }

    private static CrossoverDocument of(Crossover crossover) {
        return new CrossoverDocument(
                crossover.a(),
                crossover.b(),
                crossover.factor().figure(),
                tags(crossover.conditions()),
                crossover.result(),
                crossover.changes().stream().map(Change::of).toList(),
                tags(crossover.undecided()),
                crossover.sentence());
    }

    private static List<String> tags(List<Condition> conditions) {
        return conditions.stream().map(Condition::id).toList();
    }
}
