package dev.sessionmark.experiment.history;

import dev.sessionmark.experiment.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One distribution of one trial.
 *
 * @param setup id of the setup
 * @param windows one per window of the trial
 */
public record TrialHistograms(String setup, List<Window> windows) {

    /**
     * @param condition what was added to the database
     * @param startedAt wall-clock start
     * @param duration length of the window
     * @param histogram in nanoseconds
     */
    public record Window(
            Condition condition, Instant startedAt, Duration duration, Histogram histogram) {}

    static TrialHistograms of(
            Trial trial, List<Measurement> measurements, List<MeasurementHistogram> histograms) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < measurements.size(); i++) {
            Measurement window = measurements.get(i);
            windows.add(
                    new Window(
                            new Condition(Duration.ofNanos(window.dbLatencyNanos)),
                            window.startedAt,
                            Duration.ofNanos(window.durationNanos),
                            HistogramCodec.decode(histograms.get(i).data)));
        }
        return new TrialHistograms(trial.setup, List.copyOf(windows));
    }
}
