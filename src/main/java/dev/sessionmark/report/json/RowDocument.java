package dev.sessionmark.report.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Verdict;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One setup under one condition. */
@RegisterForReflection
public record RowDocument(
        @Schema(description = "Id of the session setup.", required = true) String setup,
        @Schema(description = "Id of the condition.", required = true) String condition,
        @Schema(
                        enumeration = {"reactive", "blocking"},
                        required = true)
                String connectionType,
        @Schema(
                        description = "Arrivals asked for; null in the closed model.",
                        required = true,
                        nullable = true,
                        minimum = "0")
                BigDecimal offeredRatePerSecond,
        @Schema(
                        description =
                                "Right and timely answers that arrived inside the window, whenever they"
                                        + " were due; those of the drain are not among them.",
                        required = true,
                        nullable = true,
                        minimum = "0")
                BigDecimal achievedRatePerSecond,
        @Schema(description = "From the moment a request was due to its answer.", required = true)
                Times responseTime,
        @Schema(description = "From the moment a request was sent to its answer.", required = true)
                Times serviceTime,
        @Schema(required = true) EventLoop eventLoop,
        @Schema(required = true) Bystanders bystander,
        @Schema(required = true) ConnectionUse connection,
        @Schema(
                        description =
                                "Processor time of event loops and workers for each request answered in"
                                        + " the window.",
                        required = true,
                        nullable = true,
                        minimum = "0")
                BigDecimal cpuMsPerRequest,
        @Schema(
                        description =
                                "Processor time of the system under test during the windows, by what"
                                        + " its threads do. Null where threads were not told apart: then other"
                                        + " holds all of it.",
                        required = true)
                CpuSeconds cpuSeconds,
        @Schema(
                        description = "Largest resident memory of the system under test.",
                        required = true,
                        nullable = true,
                        minimum = "0")
                BigDecimal peakRssMiB,
        @Schema(
                        description =
                                "Requests that were answered wrongly, too late or not at all. Those"
                                        + " never sent are in errorCounts.dropped.",
                        required = true,
                        minimum = "0")
                long errors,
        @Schema(required = true) ErrorCounts errorCounts,
        @Schema(
                        description =
                                "The first few ways in which requests failed, the most frequent"
                                        + " first.",
                        required = true)
                List<FailureDocument> failures,
        @Schema(required = true) RequestCounts requests,
        @Schema(
                        description =
                                "From the moment a request was due to the moment the generator acted on"
                                        + " it.",
                        required = true,
                        nullable = true,
                        minimum = "0")
                BigDecimal generatorLagP99Ms,
        @Schema(description = "Whether at least one trial may be judged.", required = true)
                boolean valid,
        @Schema(required = true, minimum = "0") int validTrials,
        @Schema(required = true, nullable = true) String invalidBecause,
        @Schema(
                        description =
                                "What other programs did to measurements that were judged all the"
                                        + " same, because the plan tolerates neighbours.",
                        required = true,
                        nullable = true)
                String disturbedBecause,
        @Schema(
                        description =
                                "How many measurements others have disturbed, those that were done"
                                        + " again included.",
                        required = true,
                        minimum = "0")
                int disturbedWindows,
        @Schema(
                        enumeration = {"OK", "CAUTION", "BAD", "INCONCLUSIVE"},
                        required = true)
                Verdict verdict,
        @Schema(description = "The figures that decided, the gravest first.", required = true)
                String because,
        @Schema(description = "The gravest of them alone, in a few words.", required = true)
                String decidingFigure,
        @Schema(description = "Each trial on its own; their spread is the noise.", required = true)
                List<WindowDocument> trials,
        @JsonAnyGetter
                @JsonAnySetter
                @JsonDeserialize(contentUsing = FactorFigures.Reader.class)
                @Schema(hidden = true)
                Map<String, BigDecimal> factors) {

    /** The row, with every factor of its condition, varied or not. */
    public static RowDocument of(ComparisonRow row, ExperimentResult experiment) {
        LoadFigures load = row.load();
        SutFigures sut = row.sut();
        return new RowDocument(
                row.setup(),
                row.condition().id(),
                row.connectionType(),
                Figures.rounded(load.offeredRate()),
                Figures.rounded(load.achievedRate()),
                Times.of(load.responseTime(), load.counts().notServed()),
                Times.of(load.serviceTime(), 0),
                EventLoop.of(sut.loops()),
                Bystanders.of(load.bystander()),
                ConnectionUse.of(sut.sessions()),
                Figures.rounded(row.cpuMsPerRequest()),
                CpuSeconds.of(sut.cpu()),
                sut.peakRssBytes() == 0
                        ? null
                        : Figures.rounded(sut.peakRssBytes() / (1024.0 * 1024)),
                load.counts().errors(),
                ErrorCounts.of(load.counts()),
                load.failures().stream().map(FailureDocument::of).toList(),
                RequestCounts.of(load.counts()),
                Figures.p99(load.generatorLag()),
                row.valid(),
                row.validTrials(),
                row.invalidBecause(),
                row.disturbedBecause(),
                row.disturbedWindows(),
                row.judgement().verdict(),
                row.judgement().because(),
                row.judgement().decidingFigure(),
                row.windows().stream().map(WindowDocument::of).toList(),
                FactorFigures.of(row.condition(), experiment));
    }
}
