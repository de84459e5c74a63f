package dev.sessionmark.report.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.measurement.trace.Phase;
import dev.sessionmark.measurement.trace.Phases;
import dev.sessionmark.measurement.trace.Phases.Segment;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One window as events: a row for each event loop with its blocked stretches, and as many rows for
 * requests as there are requests at the same time. Many requests share an event loop at once, so a
 * row for each thread would draw them over one another; their threads are among their figures.
 */
final class WindowEvents {

    private final int pid;
    private final double start;
    private final List<TraceEvent> events = new ArrayList<>();
    private final Map<String, Integer> loops = new LinkedHashMap<>();
    private final List<Long> busyUntil = new ArrayList<>();

    /**
     * @param pid the window
     * @param start when it began, in nanoseconds from the start of the experiment
     */
    WindowEvents(int pid, double start) {
        this.pid = pid;
        this.start = start;
    }

    List<TraceEvent> of(TrialResult trial, Window window) {
        WindowTrace trace = window.trace().unpack();
        events.add(
                TraceEvent.processName(
                        "trial %d, %s, %s%s"
                                .formatted(
                                        trial.number(),
                                        trial.setup(),
                                        window.condition().shortLabel(),
                                        window.valid() ? "" : " (invalid)"),
                        pid));
        trace.blocked().forEach(this::add);
        for (RequestTrace request : trace.requests()) {
            add(request, trace.dbLatencyNanos());
        }
        return events;
    }

    private void add(BlockedStretch stretch) {
        Integer row = loops.get(stretch.loop());
        if (row == null) {
            row = loops.size() + 1;
            loops.put(stretch.loop(), row);
            events.add(TraceEvent.rowName(stretch.loop() + " blocked", pid, row));
        }
        boolean known = stretch.culprit() != null;
        events.add(
                TraceEvent.complete(
                        known ? stretch.culprit() : "late, no sample says why",
                        "blocked",
                        start + stretch.beginNanos(),
                        stretch.nanos(),
                        pid,
                        row,
                        Map.of("loop", stretch.loop())));
    }

    private void add(RequestTrace request, long dbLatencyNanos) {
        int row = row(request);
        Phases phases = Phases.of(request, dbLatencyNanos);
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("responseTimeMs", request.responseTime() / 1e6);
        args.put("drawn", request.drawn());
        args.put("slow", request.slow());
        args.put("loop", request.loop());
        args.put("thread", String.valueOf(request.thread()));
        args.put("largestPhase", phases.largest().label());
        events.add(
                TraceEvent.complete(
                        "request %d".formatted(request.number()),
                        "request",
                        start + request.dueAt(),
                        request.responseTime(),
                        pid,
                        row,
                        args));
        for (Segment segment : Segment.of(request)) {
            boolean statement = segment.phase() == Phase.DATABASE;
            events.add(
                    TraceEvent.complete(
                            statement ? "statement" : segment.phase().label(),
                            segment.phase().name().toLowerCase(Locale.ROOT),
                            start + segment.begin(),
                            segment.nanos(),
                            pid,
                            row,
                            statement
                                    ? Map.of(
                                            "dbLatencyMs",
                                            Math.min(segment.nanos(), dbLatencyNanos) / 1e6)
                                    : null));
        }
    }

    /** The first row in which no earlier request is drawn at that time. */
    private int row(RequestTrace request) {
        int place = 0;
        while (place < busyUntil.size() && busyUntil.get(place) > request.dueAt()) {
            place++;
        }
        int row = 1_000 + place;
        if (place == busyUntil.size()) {
            busyUntil.add(0L);
            events.add(TraceEvent.rowName("requests " + (place + 1), pid, row));
        }
        busyUntil.set(place, request.readAt());
        return row;
    }

    /**
     * An event of Chrome's trace format.
     *
     * @param name what is shown
     * @param cat its category; null for none
     * @param ph its kind: {@code X} complete, {@code M} metadata, {@code C} counter, {@code i}
     *     instant
     * @param ts begin in microseconds
     * @param dur length in microseconds; null where it has none
     * @param pid the window, or the warm-up of a trial
     * @param tid a row within it
     * @param args further figures
     * @see <a href="https://perfetto.dev/docs/getting-started/other-formats">Perfetto: other
     *     formats</a>
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TraceEvent(
            String name,
            String cat,
            String ph,
            double ts,
            Double dur,
            int pid,
            int tid,
            Map<String, ?> args) {

        /** Something with a begin and an end. */
        static TraceEvent complete(
                String name,
                String category,
                double beginNanos,
                double nanos,
                int pid,
                int tid,
                Map<String, ?> args) {
            return new TraceEvent(
                    name, category, "X", beginNanos / 1e3, nanos / 1e3, pid, tid, args);
        }

        static TraceEvent processName(String name, int pid) {
            return new TraceEvent("process_name", null, "M", 0, null, pid, 0, Map.of("name", name));
        }

        static TraceEvent rowName(String name, int pid, int tid) {
            return new TraceEvent(
                    "thread_name", null, "M", 0, null, pid, tid, Map.of("name", name));
        }

        /** A figure that changes over time. */
        static TraceEvent counter(String name, double atNanos, int pid, String unit, double value) {
            return new TraceEvent(
                    name, null, "C", atNanos / 1e3, null, pid, 0, Map.of(unit, value));
        }

        /** Something that happened at a moment. */
        static TraceEvent instant(String name, double atNanos, int pid, Map<String, ?> args) {
            return new TraceEvent(name, null, "i", atNanos / 1e3, null, pid, 0, args);
        }
    }
}
