package dev.sessionmark.engine;

import java.util.Optional;

/** Decides after every trial what is measured next, or that enough is known. */
public interface Planner {

    /** The next trial; empty when enough is known: the experiment is complete then. */
    Optional<PlannedTrial> next(JudgedSoFar soFar);

    /** How many trials there will be in all, as far as can be told now. */
    int expectedTrials();
}
