package dev.sessionmark.engine;

import dev.sessionmark.experiment.TrialResult;
import java.util.List;
import java.util.Optional;

/** Decides after every trial what is measured next. */
interface Planner {

    /**
     * The next trial; empty when the experiment is complete.
     *
     * @param soFar the trials that have run, failed ones among them, in order
     */
    Optional<PlannedTrial> next(List<TrialResult> soFar);

    /** How many trials there will be in all, as far as can be told: for the progress shown. */
    int expectedTrials();
}
