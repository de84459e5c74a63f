package dev.sessionmark.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.Window;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One setup measured once.
 *
 * @param number counts the trials of the experiment from 1
 * @param round which repeat of its setup this is, from 1
 * @param warmupSettled whether the warm-up ended by itself and not by its bound
 * @param failure why the trial could not be completed
 * @param windows one per condition
 * @param factors of its process, those that the experiment varies
 */
@RegisterForReflection
@Schema(name = "Trial")
public record TrialView(
        int number,
        int round,
        String setup,
        Instant startedAt,
        Double startupSeconds,
        Double warmupSeconds,
        boolean warmupSettled,
        String failure,
        List<WindowView> windows,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Number> factors) {

    /**
     * One setup under one condition.
     *
     * @param condition its id in the comparison
     * @param offeredRatePerSecond null in the closed model
     * @param achievedRatePerSecond right answers in time that came inside the window
     * @param errors requests that ended wrongly, too late or not at all; those never sent are in
     *     counts.dropped
     * @param invalidBecause why the window must not be judged
     */
    @RegisterForReflection
    @Schema(name = "Window")
    public record WindowView(
            String condition,
            Instant startedAt,
            double durationSeconds,
            Double offeredRatePerSecond,
            Double achievedRatePerSecond,
            LoadCounts counts,
            long errors,
            boolean valid,
            String invalidBecause,
            @JsonAnyGetter @Schema(hidden = true) Map<String, Number> factors) {

        static WindowView of(Window window) {
            LoadFigures load = window.load();
            return new WindowView(
                    window.condition().id(),
                    load.startedAt(),
                    load.duration().toNanos() / 1e9,
                    orNull(load.offeredRate()),
                    orNull(load.achievedRate()),
                    load.counts(),
                    load.counts().errors(),
                    window.valid(),
                    window.invalidBecause(),
                    window.condition().figures());
        }
    }

    static TrialView of(TrialResult trial) {
        return new TrialView(
                trial.number(),
                trial.round(),
                trial.setup(),
                trial.startedAt(),
                seconds(trial.startup()),
                seconds(trial.warmup()),
                trial.warmupSettled(),
                trial.failure(),
                trial.windows().stream().map(WindowView::of).toList(),
                trial.process().figures());
    }

    /** JSON has no NaN. */
    static Double orNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static Double seconds(Duration duration) {
        return duration == null ? null : duration.toNanos() / 1e9;
    }
}
