package dev.sessionmark.experiment.history;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.LoadCounts;
import dev.sessionmark.experiment.Preparation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An experiment without its distributions.
 *
 * @param summary what was asked for and how far it came
 * @param environment where it ran; null before the start
 * @param preparation what was found before the first trial; null before that
 * @param trials those that ended, in order
 */
public record ExperimentDetail(
        ExperimentSummary summary,
        Environment environment,
        Preparation preparation,
        List<TrialDetail> trials) {

    /**
     * A trial; see {@link dev.sessionmark.experiment.TrialResult}.
     *
     * @param startup null when the process did not start
     * @param warmup null when the trial did not get that far
     */
    public record TrialDetail(
            int number,
            int round,
            String setup,
            Instant startedAt,
            Duration startup,
            Duration warmup,
            boolean warmupSettled,
            String failure,
            List<WindowDetail> windows) {}

    /** A window; see {@link dev.sessionmark.experiment.WindowResult}. */
    public record WindowDetail(
            Duration dbLatency,
            Instant startedAt,
            Duration duration,
            double offeredRate,
            LoadCounts counts,
            String invalidBecause) {}

    static TrialDetail trial(Trial row, List<Measurement> windows) {
        return new TrialDetail(
                row.number,
                row.round,
                row.setup,
                row.startedAt,
                row.startupNanos == null ? null : Duration.ofNanos(row.startupNanos),
                row.warmupNanos == null ? null : Duration.ofNanos(row.warmupNanos),
                row.warmupSettled,
                row.failure,
                windows.stream().map(ExperimentDetail::window).toList());
    }

    private static WindowDetail window(Measurement row) {
        return new WindowDetail(
                Duration.ofNanos(row.dbLatencyNanos),
                row.startedAt,
                Duration.ofNanos(row.durationNanos),
                row.offeredRate,
                WindowMapper.counts(row),
                row.invalidBecause);
    }
}
