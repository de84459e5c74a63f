package dev.sessionmark.report.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.WarmupTrace;
import dev.sessionmark.report.trace.WindowEvents.TraceEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Some requests of each window in full, in the format that Perfetto and Chrome's tracing open. Each
 * window is a process, next to each other in time as they were measured.
 */
public final class TraceReport {

    /** A window takes a third of a megabyte; a browser opens some tens of them without trouble. */
    static final int MOST_WINDOWS = 60;

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Placed(TrialResult trial, Window window, int pid) {}

    /** The file. */
    public byte[] render(ExperimentResult experiment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory(JSON).createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("displayTimeUnit", "ms");
            List<Placed> traced = traced(experiment);
            json.writeObjectFieldStart("otherData");
            json.writeStringField("experiment", experiment.id());
            json.writeNumberField("windowsLeftOut", Math.max(0, traced.size() - MOST_WINDOWS));
            json.writeEndObject();
            json.writeArrayFieldStart("traceEvents");
            for (TrialResult trial : experiment.trials()) {
                for (TraceEvent event :
                        warmup(trial, since(experiment, trial), trial.number() * 100)) {
                    json.writeObject(event);
                }
            }
            for (Placed one : traced.subList(0, Math.min(traced.size(), MOST_WINDOWS))) {
                double start = nanos(experiment, one.window.load().startedAt());
                for (TraceEvent event :
                        new WindowEvents(one.pid, start).of(one.trial, one.window)) {
                    json.writeObject(event);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a trace cannot be written as JSON", e);
        }
        return out.toByteArray();
    }

    /** In the order they were measured: the first round of every setup comes first. */
    private static List<Placed> traced(ExperimentResult experiment) {
        List<Placed> all = new ArrayList<>();
        for (TrialResult trial : experiment.trials()) {
            int place = 0;
            for (Window window : trial.windows()) {
                place++;
                if (!window.trace().isEmpty()) {
                    all.add(new Placed(trial, window, trial.number() * 100 + place));
                }
            }
        }
        return all;
    }

    private static double since(ExperimentResult experiment, TrialResult trial) {
        return nanos(experiment, trial.startedAt()) + trial.startup().toNanos();
    }

    private static double nanos(ExperimentResult experiment, Instant at) {
        return Duration.between(experiment.startedAt(), at).toNanos();
    }

    /** The course of a warm-up as counters, and the moment at which it was called steady. */
    private static List<TraceEvent> warmup(TrialResult trial, double startNanos, int pid) {
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
            if (!Double.isNaN(point.medianNanos())) {
                double ms = point.medianNanos() / 1e6;
                events.add(TraceEvent.counter("median response time", at, pid, "ms", ms));
            }
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
