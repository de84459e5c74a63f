package dev.sessionmark.report.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.report.json.judged.AdviceDocument;
import dev.sessionmark.report.json.judged.ConditionDocument;
import dev.sessionmark.report.json.judged.CrossoverDocument;
import dev.sessionmark.report.json.judged.PairDocument;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.Finding;
import dev.sessionmark.verdict.VerdictThresholds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The comparison as programs read it. */
@RegisterForReflection
@Schema(
        description =
                "Every figure has its unit in its name and is null where it was not"
                        + " measured or too few samples stand behind it. Within a version names"
                        + " are only added.")
public record ComparisonDocument(
        @JsonProperty("$schema") @Schema(constValue = ComparisonDocument.SCHEMA) String schema,
        @Schema(description = "Version of Sessionmark.", nullable = true) String version,
        @Schema(
                        description = "Results of different modes must not be compared.",
                        enumeration = {"jvm", "native"},
                        nullable = true)
                String mode,
        @Schema(description = "Id of the experiment; sorts by time.") String id,
        Instant startedAt,
        @Schema(nullable = true) Instant endedAt,
        boolean complete,
        @Schema(nullable = true) String incompleteBecause,
        @Schema(
                        description =
                                "The plan as POST /api/experiments takes it: post it to measure the"
                                        + " same again.")
                ExperimentPlan parameters,
        EnvironmentDocument environment,
        @Schema(
                        description = "The rate used for every setup; null in the closed model.",
                        nullable = true)
                BigDecimal ratePerSecond,
        @Schema(description = "How it was chosen.", nullable = true) String rateReason,
        @Schema(
                        description =
                                "What each probed setup carried, where the rate was chosen by the"
                                        + " program.")
                List<ProbedCapacity> probedCapacities,
        @Schema(
                        description =
                                "Round trip through the latency proxy at 0 ms minus the direct one.",
                        nullable = true)
                BigDecimal proxyCostMs,
        @Schema(description = "Name of the test that calls a difference one.")
                String differenceTest,
        @Schema(description = "What judged it.") VerdictThresholds thresholds,
        @Schema(description = "The most important first.") List<FindingDocument> findings,
        @Schema(description = "Those that have rows, in the order of the table.")
                List<ConditionDocument> conditions,
        @Schema(description = "Each two setups of each condition.") List<PairDocument> pairs,
        @Schema(
                        description =
                                "For each two setups, each factor that is varied and each setting of the"
                                        + " others.")
                List<CrossoverDocument> crossovers,
        @Schema(
                        description =
                                "One setup measured against itself, per condition; empty when different"
                                        + " setups were compared.")
                List<NoiseFloorDocument> noiseFloors,
        @Schema(
                        description =
                                "What became of the usual advice, a reactive session per request"
                                        + " instead of a blocking one on the event loop; null where it was"
                                        + " not tested.",
                        nullable = true)
                AdviceDocument usualAdvice,
        @Schema(
                        description =
                                "What became of other advices: the same setup instead of one that is no"
                                        + " such mistake.")
                List<AdviceDocument> otherAdvice,
        @Schema(description = "One per condition and setup.") List<RowDocument> rows,
        @Schema(description = "One process of the system under test each, in the order they ran.")
                List<TrialDocument> trials) {

    /** Names the schema, and with it the version of the format. */
    public static final String SCHEMA = "https://sessionmark.dev/schema/comparison-3.json";

    private static final Preparation UNPREPARED =
            new Preparation(Double.NaN, null, Map.of(), Double.NaN);

    /** The document of a judged comparison. */
    public static ComparisonDocument of(Comparison comparison) {
        ExperimentResult experiment = comparison.experiment();
        Preparation preparation =
                experiment.preparation() == null ? UNPREPARED : experiment.preparation();
        return new ComparisonDocument(
                SCHEMA,
                experiment.environment().version(),
                experiment.environment().mode(),
                experiment.id(),
                experiment.startedAt(),
                experiment.endedAt(),
                experiment.incompleteBecause() == null,
                experiment.incompleteBecause(),
                experiment.plan(),
                EnvironmentDocument.of(experiment.environment()),
                Figures.rounded(preparation.rate()),
                preparation.rateReason(),
                ProbedCapacity.of(preparation.capacities()),
                Figures.rounded(preparation.proxyCostMs()),
                comparison.differenceTest(),
                comparison.thresholds(),
                comparison.findings().stream().map(FindingDocument::of).toList(),
                ConditionDocument.of(comparison),
                comparison.pairs().stream().map(PairDocument::of).toList(),
                CrossoverDocument.of(comparison.crossovers()),
                NoiseFloorDocument.of(comparison),
                AdviceDocument.of(comparison.usualAdvice()),
                comparison.otherAdvice().stream().map(AdviceDocument::of).toList(),
                comparison.rows().stream().map(row -> RowDocument.of(row, experiment)).toList(),
                experiment.trials().stream()
                        .map(trial -> TrialDocument.of(trial, experiment.plan()))
                        .toList());
    }

    /** What one setup carried before the rate was chosen. */
    @RegisterForReflection
    public record ProbedCapacity(
            String setup, @Schema(nullable = true) BigDecimal requestsPerSecond) {

        static List<ProbedCapacity> of(Map<String, Double> capacities) {
            return new TreeMap<>(capacities)
                    .entrySet().stream()
                            .map(
                                    capacity ->
                                            new ProbedCapacity(
                                                    capacity.getKey(),
                                                    Figures.rounded(capacity.getValue())))
                            .toList();
        }
    }

    /** Where it was measured. */
    @RegisterForReflection
    public record EnvironmentDocument(
            @Schema(nullable = true) String cpu,
            @Schema(nullable = true) Integer cores,
            @Schema(nullable = true) Long memoryMiB,
            @Schema(nullable = true) String os,
            @Schema(nullable = true) String java,
            @Schema(
                            description =
                                    "What the load generator's event loop waited on: epoll, or nio, whose"
                                            + " timers are a millisecond coarse.",
                            nullable = true)
                    String generatorTransport,
            @Schema(
                            description =
                                    "The same of the latency proxy; null when nothing went through it.",
                            nullable = true)
                    String proxyTransport,
            @Schema(description = "The same of the system under test.", nullable = true)
                    String sutTransport,
            @Schema(
                            description = "Maximum heap and collector of every system under test.",
                            nullable = true)
                    String sutHeap,
            @Schema(nullable = true) String postgresVersion,
            Map<String, String> postgresSettings) {

        static EnvironmentDocument of(Environment environment) {
            return new EnvironmentDocument(
                    environment.cpu(),
                    environment.cores(),
                    environment.memoryMiB(),
                    environment.os(),
                    environment.java(),
                    environment.transports().generator(),
                    environment.transports().proxy(),
                    environment.transports().sut(),
                    environment.sutHeap(),
                    environment.postgresVersion(),
                    new TreeMap<>(environment.postgresSettings()));
        }
    }

    /** One thing that was found. */
    @RegisterForReflection
    public record FindingDocument(
            Finding.Kind kind,
            @Schema(description = "Ids of the conditions that it speaks of.")
                    List<String> conditions,
            @Schema(description = "The setups that it speaks of.") List<String> setups,
            String sentence) {

        static FindingDocument of(Finding finding) {
            return new FindingDocument(
                    finding.kind(),
                    finding.conditions().stream().map(Condition::id).toList(),
                    finding.setups(),
                    finding.sentence());
        }
    }
}
