package dev.sessionmark.report;

import dev.sessionmark.experiment.HistogramName;
import dev.sessionmark.experiment.TrialHistograms;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Slice;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * HdrHistogram logs, format 1.3, readable by the standard tools. Values are in nanoseconds; each
 * interval carries the tag {@code setup@condition}, and time counts from the start of the
 * experiment, so that logs of one experiment lie on one axis. Like the rows, those of a comparison
 * hold the valid windows, and all windows where none is valid.
 */
public final class HistogramLogReport {

    private static final double NANOS_PER_MS = 1e6;

    /** Response times, one interval for each second of each window. */
    public byte[] responseTime(Comparison comparison) {
        return log(comparison, HistogramName.RESPONSE, HistogramLogReport::slices);
    }

    /** Service times, one interval for each window. */
    public byte[] serviceTime(Comparison comparison) {
        return windows(comparison, HistogramName.SERVICE);
    }

    /** Event-loop delays, one interval for each window. */
    public byte[] loopDelay(Comparison comparison) {
        return windows(comparison, HistogramName.LOOP_DELAY);
    }

    /** One distribution of one trial, one interval for each window, valid or not. */
    public byte[] trial(TrialHistograms trial) {
        List<Interval> intervals = new ArrayList<>();
        for (Window window : trial.trial().windows()) {
            String tag = tag(trial.trial().setup(), window.condition());
            intervals.add(interval(tag, window, trial.name()));
        }
        return write(trial.name(), trial.experimentStartedAt(), intervals);
    }

    /** The tag of a setup under a condition, e.g. {@code reactive-session@5ms}. */
    static String tag(String setup, Condition condition) {
        return setup + "@" + condition.id();
    }

    private static byte[] windows(Comparison comparison, HistogramName name) {
        return log(comparison, name, (tag, window) -> List.of(interval(tag, window, name)));
    }

    private static byte[] log(
            Comparison comparison,
            HistogramName name,
            BiFunction<String, Window, List<Interval>> cut) {
        List<Interval> intervals = new ArrayList<>();
        for (ComparisonRow row : comparison.rows()) {
            String tag = tag(row.setup(), row.condition());
            for (Window window : row.taken()) {
                intervals.addAll(cut.apply(tag, window));
            }
        }
        return write(name, comparison.experiment().startedAt(), intervals);
    }

    private static byte[] write(HistogramName name, Instant start, List<Interval> intervals) {
        // Readers expect time to go forward. The sort is stable.
        intervals.sort(Comparator.comparing(Interval::start));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HistogramLogWriter writer = new HistogramLogWriter(out);
        writer.outputLogFormatVersion();
        writer.outputComment(
                "[Sessionmark: " + name.label() + " in nanoseconds, Interval_Max in ms]");
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

    private static List<Interval> slices(String tag, Window window) {
        List<Interval> intervals = new ArrayList<>();
        for (Slice slice : window.load().slices()) {
            Instant start =
                    window.load().startedAt().plusNanos(Math.round(slice.startSeconds() * 1e9));
            double seconds = window.load().seconds(slice);
            intervals.add(new Interval(tag, start, seconds, slice.responseTime()));
        }
        return intervals;
    }

    private static Interval interval(String tag, Window window, HistogramName name) {
        Duration duration = window.load().duration();
        return new Interval(
                tag, window.load().startedAt(), duration.toNanos() / 1e9, name.of(window));
    }

    private record Interval(String tag, Instant start, double seconds, Distribution times) {

        /** Made when it is written: thousands of them would fill the memory. */
        Histogram histogram() {
            Histogram histogram = times.toHistogram();
            histogram.setTag(tag);
            return histogram;
        }
    }
}
