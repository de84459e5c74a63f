package dev.sessionmark.api.trace;

import dev.sessionmark.measurement.trace.Phase;
import dev.sessionmark.measurement.trace.Phases;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.Step;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One request from its intended start to its answer, in milliseconds from the start of the window.
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
     * @param step {@code asked} and {@code got} (a connection), {@code sent} and {@code answered}
     *     (a statement), {@code closed}
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
