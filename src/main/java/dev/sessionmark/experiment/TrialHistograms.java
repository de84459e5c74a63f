package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.statistics.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One distribution of one trial.
 *
 * @param setup id of the setup
 * @param name which distribution
 * @param experimentStartedAt wall-clock start of the experiment that the trial belongs to
 * @param windows one per window of the trial, valid or not
 */
public record TrialHistograms(
        String setup, HistogramName name, Instant experimentStartedAt, List<Window> windows) {

    /**
     * @param condition what was added to the database
     * @param startedAt wall-clock start
     * @param duration length of the window
     * @param histogram in nanoseconds
     */
    public record Window(
            Condition condition, Instant startedAt, Duration duration, Distribution times) {}
}
