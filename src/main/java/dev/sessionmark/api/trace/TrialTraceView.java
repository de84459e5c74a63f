package dev.sessionmark.api.trace;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.TrialTrace;
import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.measurement.trace.WarmupTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was kept in full of one trial.
 *
 * @param number counts the trials of the experiment from 1
 * @param setup id of the setup
 * @param warmup how its warm-up went
 * @param windows one per condition
 */
@RegisterForReflection
@Schema(name = "TrialTrace")
public record TrialTraceView(
        int number, String setup, WarmupView warmup, List<WindowTraceView> windows) {

    /**
     * How a warm-up went, twice a second.
     *
     * @param steadyAtSeconds when it was called steady; null when it never was
     * @param because why it was, or was not
     */
    @RegisterForReflection
    @Schema(name = "WarmupTrace")
    public record WarmupView(Double steadyAtSeconds, String because, List<PointView> points) {}

    /**
     * What happened since the point before.
     *
     * @param atSeconds from the start of the warm-up
     * @param medianMs null where nothing was answered
     */
    @RegisterForReflection
    @Schema(name = "WarmupPoint")
    public record PointView(double atSeconds, double ratePerSecond, Double medianMs) {}

    /**
     * What was kept of one window.
     *
     * @param condition its id in the comparison
     * @param invalidBecause why the window must not be judged
     * @param requests in the order they were due
     * @param blocked stretches in which an event loop ran nothing that was due
     * @param stretchesLeftOut how many shorter stretches are not listed
     */
    @RegisterForReflection
    @Schema(name = "WindowTrace")
    public record WindowTraceView(
            String condition,
            String invalidBecause,
            List<RequestTraceView> requests,
            List<StretchView> blocked,
            int stretchesLeftOut,
            @JsonAnyGetter @Schema(hidden = true) Map<String, Number> factors) {

        static WindowTraceView of(TrialTrace.Window window) {
            WindowTrace trace = window.trace().unpack();
            return new WindowTraceView(
                    window.condition().id(),
                    window.invalidBecause(),
                    trace.requests().stream()
                            .map(r -> RequestTraceView.of(r, trace.dbLatencyNanos()))
                            .toList(),
                    trace.blocked().stream().map(StretchView::of).toList(),
                    trace.stretchesLeftOut(),
                    window.condition().figures());
        }
    }

    /**
     * A stretch in which an event loop ran nothing that was due.
     *
     * @param loop name of its thread
     * @param culprit the frame in which it waited; null where no sample fell into the stretch
     */
    @RegisterForReflection
    @Schema(name = "BlockedStretch")
    public record StretchView(String loop, double beginMs, double endMs, String culprit) {

        static StretchView of(BlockedStretch stretch) {
            return new StretchView(
                    stretch.loop(),
                    stretch.beginNanos() / 1e6,
                    stretch.endNanos() / 1e6,
                    stretch.culprit());
        }
    }

    /** What was kept of the trial. */
    public static TrialTraceView of(TrialTrace trial) {
        WarmupTrace warmup = trial.warmup();
        return new TrialTraceView(
                trial.number(),
                trial.setup(),
                new WarmupView(
                        warmup.steadyAtSeconds(),
                        warmup.because(),
                        warmup.points().stream().map(TrialTraceView::point).toList()),
                trial.windows().stream().map(WindowTraceView::of).toList());
    }

    private static PointView point(WarmupTrace.Point point) {
        return new PointView(
                point.atSeconds(),
                point.rate(),
                Double.isNaN(point.medianNanos()) ? null : (Double) (point.medianNanos() / 1e6));
    }
}
