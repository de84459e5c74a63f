package dev.sessionmark.experiment.api;

import dev.sessionmark.experiment.history.TrialHistograms;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Writes the distributions of a trial as a log that HdrHistogram's tools read. */
final class HistogramLog {

    private HistogramLog() {}

    /** One line per window, tagged with setup and condition: {@code reactive-session_5ms}. */
    static String write(TrialHistograms trial, String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        HistogramLogWriter log = new HistogramLogWriter(bytes);
        log.outputLogFormatVersion();
        log.outputComment("[" + name + " of " + trial.setup() + ", values in nanoseconds]");
        if (!trial.windows().isEmpty()) {
            long start = trial.windows().getFirst().startedAt().toEpochMilli();
            log.outputStartTime(start);
            log.setBaseTime(start);
        }
        log.outputLegend();
        for (TrialHistograms.Window window : trial.windows()) {
            Histogram histogram = window.histogram();
            long start = window.startedAt().toEpochMilli();
            histogram.setStartTimeStamp(start);
            histogram.setEndTimeStamp(start + window.duration().toMillis());
            histogram.setTag(tag(trial.setup(), window.condition().dbLatencyMs()));
            log.outputIntervalHistogram(histogram);
        }
        log.close();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String tag(String setup, double ms) {
        return ms == Math.rint(ms)
                ? String.format(Locale.ROOT, "%s_%dms", setup, (long) ms)
                : setup + "_" + ms + "ms";
    }
}
