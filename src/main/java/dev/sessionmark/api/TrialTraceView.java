package dev.sessionmark.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.measurement.trace.Phase;
import dev.sessionmark.measurement.trace.Phases;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.Step;
import dev.sessionmark.measurement.trace.WarmupTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

        static WindowTraceView of(Window window) {
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

    public static TrialTraceView of(TrialResult trial) {
        WarmupTrace warmup = trial.warmupTrace();
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

    /**
     * One request from its intended start to its answer, in milliseconds from the start of the
     * window.
     *
     * @param number of the request, from 1 in each window
     * @param drawn whether chance has chosen it
     * @param slow whether it is among the slowest
     * @param dueMs its intended start
     * @param sentMs when the load generator wrote it
     * @param receivedMs when an event loop had read its head
     * @param loop name of that event loop's thread
     * @param handlerMs when its handler began
     * @param thread name of the thread on which the handler began
     * @param steps what it did with its database sessions, in order
     * @param stepsLeftOut how many more steps there were
     * @param writtenMs when its answer had been handed to the socket
     * @param readMs when the load generator had read the answer
     * @param responseTimeMs from the intended start to the answer
     * @param phasesMs where that time went; the phases do not overlap
     * @param largestPhase the one that took longest
     */
    @RegisterForReflection
    @Schema(name = "RequestTrace")
    public record RequestTraceView(
            long number,
            boolean drawn,
            boolean slow,
            double dueMs,
            double sentMs,
            double receivedMs,
            String loop,
            double handlerMs,
            String thread,
            List<StepView> steps,
            int stepsLeftOut,
            double writtenMs,
            double readMs,
            double responseTimeMs,
            Map<String, Double> phasesMs,
            String largestPhase) {

        /**
         * One thing that a request did with a session.
         *
         * @param step {@code asked} and {@code got} (a connection), {@code sent} and {@code
         *     answered} (a statement), {@code closed}
         */
        @RegisterForReflection
        @Schema(name = "RequestStep")
        public record StepView(String step, double atMs) {

            static StepView of(Step step) {
                return new StepView(id(step.kind()), step.at() / 1e6);
            }
        }

        static RequestTraceView of(RequestTrace request, long dbLatencyNanos) {
            Phases phases = Phases.of(request, dbLatencyNanos);
            Map<String, Double> phasesMs = new TreeMap<>();
            for (Phase phase : Phase.values()) {
                phasesMs.put(id(phase), phases.nanos(phase) / 1e6);
            }
            return new RequestTraceView(
                    request.number(),
                    request.drawn(),
                    request.slow(),
                    request.dueAt() / 1e6,
                    request.sentAt() / 1e6,
                    request.receivedAt() / 1e6,
                    request.loop(),
                    request.handlerAt() / 1e6,
                    request.thread(),
                    request.steps().stream().map(StepView::of).toList(),
                    request.stepsLeftOut(),
                    request.writtenAt() / 1e6,
                    request.readAt() / 1e6,
                    request.responseTime() / 1e6,
                    phasesMs,
                    id(phases.largest()));
        }

        private static String id(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
