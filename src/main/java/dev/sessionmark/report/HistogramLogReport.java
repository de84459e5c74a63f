package dev.sessionmark.report;

import dev.sessionmark.experiment.Condition;
import dev.sessionmark.experiment.Slice;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.WindowResult;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * HdrHistogram logs, format 1.3, readable by the standard tools. Values are in nanoseconds; each
 * interval carries the tag {@code setup@condition}. Like the rows, they hold the valid windows, and
 * all windows where none is valid.
 */
public final class HistogramLogReport {

    private static final double NANOS_PER_MS = 1e6;

    /** Response times, one interval for each second of each window. */
    public byte[] responseTime(Comparison comparison) {
        return log(comparison, "response time", HistogramLogReport::slices);
    }

    /** Service times, one interval for each window. */
    public byte[] serviceTime(Comparison comparison) {
        return log(comparison, "service time", window -> window(window, window.serviceTime()));
    }

    /** Event-loop delays, one interval for each window. */
    public byte[] loopDelay(Comparison comparison) {
        return log(comparison, "event-loop delay", window -> window(window, window.loopDelay()));
    }

    /** Response times of one trial, one interval for each second of each of its windows. */
    public byte[] responseTime(TrialResult trial) {
        return log(trial, "response time", HistogramLogReport::slices);
    }

    /** Service times of one trial, one interval for each of its windows. */
    public byte[] serviceTime(TrialResult trial) {
        return log(trial, "service time", window -> window(window, window.serviceTime()));
    }

    /** Event-loop delays of one trial, one interval for each of its windows. */
    public byte[] loopDelay(TrialResult trial) {
        return log(trial, "event-loop delay", window -> window(window, window.loopDelay()));
    }

    /** The tag of a setup under a condition, e.g. {@code reactive-session@5ms}. */
    static String tag(String setup, Condition condition) {
        return setup + "@" + Numbers.plain(condition.dbLatencyMs()) + "ms";
    }

    private static byte[] log(
            Comparison comparison, String what, Function<WindowResult, List<Interval>> cut) {
        List<Interval> intervals = new ArrayList<>();
        for (ComparisonRow row : comparison.rows()) {
            for (WindowResult window : row.windows()) {
                if (window.valid() || !row.valid()) {
                    addTagged(intervals, cut.apply(window), tag(row.setup(), row.condition()));
                }
            }
        }
        return write(what, comparison.experiment().startedAt(), intervals);
    }

    private static byte[] log(
            TrialResult trial, String what, Function<WindowResult, List<Interval>> cut) {
        List<Interval> intervals = new ArrayList<>();
        for (WindowResult window : trial.windows()) {
            addTagged(intervals, cut.apply(window), tag(trial.setup(), window.condition()));
        }
        return write(what, trial.startedAt(), intervals);
    }

    private static void addTagged(List<Interval> all, List<Interval> some, String tag) {
        some.forEach(interval -> interval.histogram().setTag(tag));
        all.addAll(some);
    }

    private static byte[] write(String what, Instant start, List<Interval> intervals) {
        // Readers expect time to go forward. The sort is stable.
        intervals.sort(Comparator.comparing(Interval::start));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(out);
        writer.outputLogFormatVersion();
        writer.outputComment("[Sessionmark: " + what + " in nanoseconds, Interval_Max in ms]");
        // As outputStartTime does it, but not in the time zone of this machine.
        writer.outputComment(
                String.format(
                        Locale.ROOT,
                        "[StartTime: %.3f (seconds since epoch), %s]",
                        start.toEpochMilli() / 1e3,
                        start));
        writer.setBaseTime(start.toEpochMilli());
        writer.outputBaseTime(start.toEpochMilli());
        writer.outputLegend();
        for (Interval interval : intervals) {
            double from = Duration.between(start, interval.start()).toNanos() / 1e9;
            writer.outputIntervalHistogram(
                    from, from + interval.seconds(), interval.histogram(), NANOS_PER_MS);
        }
        writer.close();
        return out.toByteArray();
    }

    private static List<Interval> slices(WindowResult window) {
        List<Interval> intervals = new ArrayList<>();
        for (Slice slice : window.slices()) {
            Instant start = window.startedAt().plusNanos(Math.round(slice.startSeconds() * 1e9));
            double seconds = Slices.seconds(window, slice);
            intervals.add(new Interval(start, seconds, slice.responseTime().copy()));
        }
        return intervals;
    }

    private static List<Interval> window(WindowResult window, Histogram histogram) {
        double seconds = window.duration().toNanos() / 1e9;
        return List.of(new Interval(window.startedAt(), seconds, histogram.copy()));
    }

    private record Interval(Instant start, double seconds, Histogram histogram) {}
}
