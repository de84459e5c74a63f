package dev.sessionmark.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.LiveFigures;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.measurement.Condition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a load goes just now: what came in about the last second.
 *
 * @param trial number of the running trial; 0 while preparing
 * @param setup id of the setup under load
 * @param condition id of the condition
 * @param conditionLabel the same in words
 * @param phase what the load is for
 * @param elapsedSeconds since the load began; in a window since that began, negative in its lead-in
 * @param throughputPerSecond right answers
 * @param failuresPerSecond requests that failed, whatever the reason
 * @param answers right answers behind the quantiles
 * @param p50Ms median response time; null with fewer than 10 answers
 * @param p90Ms its 90th percentile; null with fewer than 100
 * @param p99Ms its 99th percentile; null with fewer than 1,000
 * @param inFlight requests sent or queued
 * @param factors of the condition, those that the experiment varies
 */
@RegisterForReflection
@Schema(name = "Live")
public record LiveView(
        int trial,
        String setup,
        String condition,
        String conditionLabel,
        LivePhase phase,
        double elapsedSeconds,
        double throughputPerSecond,
        double failuresPerSecond,
        long answers,
        Double p50Ms,
        Double p90Ms,
        Double p99Ms,
        int inFlight,
        @JsonAnyGetter @Schema(hidden = true) Map<String, Number> factors) {

    static LiveView of(LiveFigures live) {
        Condition condition = live.condition();
        return new LiveView(
                live.trial(),
                live.setup(),
                condition.id(),
                condition.label(),
                live.phase(),
                live.elapsedSeconds(),
                live.throughput(),
                live.failures(),
                live.answers(),
                TrialView.orNull(live.p50Ms()),
                TrialView.orNull(live.p90Ms()),
                TrialView.orNull(live.p99Ms()),
                live.inFlight(),
                condition.figures());
    }
}
