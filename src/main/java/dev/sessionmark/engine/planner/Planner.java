package dev.sessionmark.engine.planner;

import java.util.Optional;
import java.util.Set;

/** Decides after every generation what is measured next, or that enough is known. */
public interface Planner {

    /** What is measured next; empty when enough is known: the experiment is complete then. */
    Optional<Generation> next(JudgedSoFar soFar);

    /**
     * What is measured in the next round of a generation that takes turns.
     *
     * @param round counts from 1
     * @return nothing when the generation is over
     */
    Set<Generation.Cell> next(Generation generation, int round, JudgedSoFar soFar);

    /** How many trials there will be in all, as far as can be told now. */
    int expectedTrials();
}
