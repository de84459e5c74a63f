package dev.sessionmark.report.trace;

import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.trace.WarmupTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The course of a warm-up as counters, and the moment at which it was called steady. */
final class WarmupEvents {

    private WarmupEvents() {}

    static List<TraceEvent> of(TrialResult trial, double startNanos, int pid) {
        WarmupTrace warmup = trial.warmupTrace();
        List<TraceEvent> events = new ArrayList<>();
        if (warmup.points().isEmpty()) {
            return events;
        }
        events.add(
                TraceEvent.processName(
                        "trial %d, %s: warm-up".formatted(trial.number(), trial.setup()), pid));
        for (WarmupTrace.Point point : warmup.points()) {
            double at = startNanos + point.atSeconds() * 1e9;
            events.add(TraceEvent.counter("rate", at, pid, "requests/s", point.rate()));
            events.add(
                    TraceEvent.counter(
                            "median response time", at, pid, "ms", point.medianNanos() / 1e6));
        }
        if (warmup.steadyAtSeconds() != null) {
            events.add(
                    TraceEvent.instant(
                            "steady",
                            startNanos + warmup.steadyAtSeconds() * 1e9,
                            pid,
                            Map.of("because", String.valueOf(warmup.because()))));
        }
        return events;
    }
}
