package dev.sessionmark.engine.planner;

import java.util.Optional;

/** Decides after every generation what is measured next, or that enough is known. */
public interface Planner {

    /** What is measured next; empty when enough is known: the experiment is complete then. */
    Optional<Generation> next(JudgedSoFar soFar);

    /** How many trials there will be in all, as far as can be told now. */
    int expectedTrials();
}
