package dev.sessionmark.report.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * An event of Chrome's trace format.
 *
 * @param name what is shown
 * @param cat its category; null for none
 * @param ph its kind: {@code X} complete, {@code M} metadata, {@code C} counter, {@code i} instant
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
        return new TraceEvent(name, category, "X", beginNanos / 1e3, nanos / 1e3, pid, tid, args);
    }

    /** The name of a process. */
    static TraceEvent processName(String name, int pid) {
        return new TraceEvent("process_name", null, "M", 0, null, pid, 0, Map.of("name", name));
    }

    /** The name of a row. */
    static TraceEvent rowName(String name, int pid, int tid) {
        return new TraceEvent("thread_name", null, "M", 0, null, pid, tid, Map.of("name", name));
    }

    /** A figure that changes over time. */
    static TraceEvent counter(String name, double atNanos, int pid, String unit, double value) {
        return new TraceEvent(name, null, "C", atNanos / 1e3, null, pid, 0, Map.of(unit, value));
    }

    /** Something that happened at a moment. */
    static TraceEvent instant(String name, double atNanos, int pid, Map<String, ?> args) {
        return new TraceEvent(name, null, "i", atNanos / 1e3, null, pid, 0, args);
    }
}
