package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.trace.PackedTrace;
import dev.sessionmark.measurement.trace.WarmupTrace;
import java.util.List;

/**
 * What was kept in full of one trial.
 *
 * @param number counts the trials of the experiment from 1
 * @param setup id of the setup
 * @param warmup how its warm-up went
 * @param windows one per window of the trial, valid or not
 */
public record TrialTrace(int number, String setup, WarmupTrace warmup, List<Window> windows) {

    /**
     * @param condition what was set for it
     * @param invalidBecause why the window must not be judged; null when it is valid
     * @param trace some of its requests, and its blocked event loops
     */
    public record Window(Condition condition, String invalidBecause, PackedTrace trace) {}

    /** Of a trial read with its traces. */
    public static TrialTrace of(TrialResult trial) {
        return new TrialTrace(
                trial.number(),
                trial.setup(),
                trial.warmupTrace(),
                trial.windows().stream()
                        .map(w -> new Window(w.condition(), w.invalidBecause(), w.trace()))
                        .toList());
    }
}
