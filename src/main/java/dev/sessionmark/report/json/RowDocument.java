package dev.sessionmark.report.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.measurement.Failure;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Verdict;
import dev.sessionmark.verdict.law.Laws;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One setup under one condition. */
@RegisterForReflection
public record RowDocument(
        @Schema(description = "Id of the session setup.") String setup,
        @Schema(description = "Id of the condition.") String condition,
        @Schema(enumeration = {"reactive", "blocking"}) String connectionType,
        @Schema(description = "Arrivals asked for; null in the closed model.", nullable = true)
                BigDecimal offeredRatePerSecond,
        @Schema(
                        description =
                                "Right and timely answers that arrived inside the window, whenever they"
                                        + " were due; those of the drain are not among them.",
                        nullable = true)
                BigDecimal achievedRatePerSecond,
        @Schema(description = "From the moment a request was due to its answer.")
                Times responseTime,
        @Schema(description = "From the moment a request was sent to its answer.")
                Times serviceTime,
        EventLoop eventLoop,
        Bystanders bystander,
        ConnectionUse connection,
        @Schema(
                        description =
                                "Processor time of event loops and workers for each request answered in"
                                        + " the window.",
                        nullable = true)
                BigDecimal cpuMsPerRequest,
        @Schema(
                        description =
                                "Processor time of the system under test during the windows, by what"
                                        + " its threads do. Null where threads were not told apart: then other"
                                        + " holds all of it.")
                CpuSeconds cpuSeconds,
        @Schema(description = "Largest resident memory of the system under test.", nullable = true)
                BigDecimal peakRssMiB,
        @Schema(
                        description =
                                "Requests that were answered wrongly, too late or not at all. Those"
                                        + " never sent are in errorCounts.dropped.")
                long errors,
        ErrorCounts errorCounts,
        @Schema(
                        description =
                                "The first few ways in which requests failed, the most frequent"
                                        + " first.")
                List<FailureDocument> failures,
        RequestCounts requests,
        @Schema(
                        description =
                                "From the moment a request was due to the moment the generator acted on"
                                        + " it.",
                        nullable = true)
                BigDecimal generatorLagP99Ms,
        @Schema(description = "Whether at least one trial may be judged.") boolean valid,
        int validTrials,
        @Schema(nullable = true) String invalidBecause,
        @Schema(
                        description =
                                "What other programs did to measurements that were judged all the"
                                        + " same, because the plan tolerates neighbours.",
                        nullable = true)
                String disturbedBecause,
        @Schema(
                        description =
                                "How many measurements others have disturbed, those that were done"
                                        + " again included.")
                int disturbedWindows,
        @Schema(enumeration = {"OK", "CAUTION", "BAD", "INCONCLUSIVE"}) Verdict verdict,
        @Schema(description = "The figures that decided, the gravest first.") String because,
        @Schema(description = "The gravest of them alone, in a few words.") String decidingFigure,
        @Schema(description = "Laws that its figures cannot contradict; none where there are none.")
                List<LawDocument> laws,
        @Schema(description = "Each trial on its own; their spread is the noise.")
                List<WindowDocument> trials,
        @JsonAnyGetter @Schema(hidden = true) Map<String, BigDecimal> factors) {

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
                sut.peakRssBytes() == null
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
                Laws.of(row, experiment).stream().map(LawDocument::of).toList(),
                row.windows().stream().map(WindowDocument::of).toList(),
                FactorFigures.of(row.setup(), row.condition(), experiment));
    }

    /** Processor time by what the threads do. */
    @RegisterForReflection
    @Schema(
            description =
                    "Processor time of the system under test during the windows, by what"
                            + " its threads do. Null where threads were not told apart: then other"
                            + " holds all of it.")
    public record CpuSeconds(
            @Schema(nullable = true) BigDecimal eventLoops,
            @Schema(nullable = true) BigDecimal workers,
            @Schema(nullable = true) BigDecimal compiler,
            @Schema(nullable = true) BigDecimal collector,
            @Schema(nullable = true) BigDecimal other) {

        static CpuSeconds of(CpuUse cpu) {
            return new CpuSeconds(
                    Figures.rounded(cpu.eventLoops()),
                    Figures.rounded(cpu.workers()),
                    Figures.rounded(cpu.compiler()),
                    Figures.rounded(cpu.collector()),
                    Figures.rounded(cpu.other()));
        }
    }

    /** How requests fared that need no database. */
    @RegisterForReflection
    public record Bystanders(
            @Schema(description = "Requests without a database that were sent during the window.")
                    long count,
            @Schema(nullable = true) BigDecimal p50Ms,
            @Schema(nullable = true) BigDecimal p90Ms,
            @Schema(nullable = true) BigDecimal p99Ms,
            @Schema(nullable = true) BigDecimal maxMs,
            @Schema(description = "How many of them had no right answer within one second.")
                    long failedLivenessProbes) {

        static Bystanders of(Bystander bystander) {
            Distribution times = bystander.responseTime();
            return new Bystanders(
                    bystander.sent(),
                    Figures.rounded(times.quantileMs(0.5)),
                    Figures.rounded(times.quantileMs(0.9)),
                    Figures.p99(times),
                    Figures.rounded(times.maxMs()),
                    bystander.failedLivenessProbes());
        }
    }

    /** What became of the requests that failed. */
    @RegisterForReflection
    public record ErrorCounts(
            @Schema(description = "Not sent because too many were in flight.") long dropped,
            @Schema(description = "Answered later than the time limit.") long timeouts,
            long connectFailures,
            @Schema(description = "Status other than 2xx.") long badStatus,
            @Schema(description = "Status 2xx, body not the expected one.") long wrongAnswers,
            @Schema(description = "Without an answer at the end of the drain.") long unfinished) {

        static ErrorCounts of(LoadCounts counts) {
            return new ErrorCounts(
                    counts.dropped(),
                    counts.timeouts(),
                    counts.connectFailures(),
                    counts.badStatus(),
                    counts.wrongAnswers(),
                    counts.unfinished());
        }
    }

    /** A way in which requests failed, in the words of whoever answered. */
    @RegisterForReflection
    public record FailureDocument(
            @Schema(
                            description =
                                    "Status and what the answer said, or what became of the connection.")
                    String words,
            @Schema(description = "PostgreSQL's code of it; empty where there is none.")
                    String sqlState,
            @Schema(description = "Requests that failed so.") long count) {

        static FailureDocument of(Failure failure) {
            return new FailureDocument(failure.words(), failure.sqlState(), failure.count());
        }
    }

    /** What became of all requests. */
    @RegisterForReflection
    public record RequestCounts(
            long intended,
            long sent,
            @Schema(
                            description =
                                    "Right and timely answers to requests due in the window, those of the"
                                            + " drain included.")
                    long succeeded,
            @Schema(description = "Right and timely answers that arrived inside the window.")
                    long achieved,
            long maxInFlight) {

        static RequestCounts of(LoadCounts counts) {
            return new RequestCounts(
                    counts.intended(),
                    counts.sent(),
                    counts.succeeded(),
                    counts.achieved(),
                    counts.maxInFlight());
        }
    }

    /** One trial of a row. */
    @RegisterForReflection
    public record WindowDocument(
            Instant startedAt,
            @Schema(nullable = true) BigDecimal achievedRatePerSecond,
            @Schema(nullable = true) BigDecimal p50Ms,
            @Schema(nullable = true) BigDecimal p99Ms,
            @Schema(nullable = true) BigDecimal generatorLagP99Ms,
            boolean valid,
            @Schema(nullable = true) String invalidBecause,
            MachineDocument machine) {

        static WindowDocument of(Window window) {
            LoadFigures load = window.load();
            return new WindowDocument(
                    load.startedAt(),
                    Figures.rounded(load.achievedRate()),
                    Figures.rounded(load.responseQuantileMs(0.5)),
                    Figures.rounded(load.responseQuantileMs(0.99)),
                    Figures.p99(load.generatorLag()),
                    window.valid(),
                    window.invalidBecause(),
                    MachineDocument.of(window.machine()));
        }
    }
}
