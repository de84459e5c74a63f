package dev.sessionmark.report.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.TrialResult;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One process of the system under test. */
@RegisterForReflection
public record TrialDocument(
        int number,
        int round,
        String setup,
        Instant startedAt,
        @Schema(description = "From starting the process to its first answer.", nullable = true)
                BigDecimal startupMs,
        @Schema(
                        description =
                                "To open all connections of its pool, before the warm-up and with no"
                                        + " latency added. Null where nobody measured it.",
                        nullable = true)
                BigDecimal poolFillMs,
        @Schema(nullable = true) BigDecimal warmupSeconds,
        boolean warmupSettled,
        @Schema(nullable = true) String failure,
        @JsonAnyGetter @Schema(hidden = true) Map<String, BigDecimal> factors) {

    static TrialDocument of(TrialResult trial, ExperimentPlan plan) {
        return new TrialDocument(
                trial.number(),
                trial.round(),
                trial.setup(),
                trial.startedAt(),
                in(trial.startup(), 1e6),
                in(trial.poolFill(), 1e6),
                in(trial.warmup(), 1e9),
                trial.warmupSettled(),
                trial.failure(),
                FactorFigures.ofProcess(trial.setup(), trial.process(), plan));
    }

    private static BigDecimal in(Duration duration, double nanosOfUnit) {
        return duration == null ? null : Figures.rounded(duration.toNanos() / nanosOfUnit);
    }
}
