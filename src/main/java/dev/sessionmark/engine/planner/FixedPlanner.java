package dev.sessionmark.engine.planner;

import dev.sessionmark.experiment.ExperimentPlan;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** The same number of trials and rounds for every arm, whatever they find. */
final class FixedPlanner implements Planner {

    private final int rounds;
    private final int trials;
    private final Iterator<Generation> generations;

    /** The trials that a plan asks for. */
    FixedPlanner(ExperimentPlan plan) {
        Generations all = Generations.of(plan);
        rounds = plan.rounds();
        trials = all.trials();
        generations = all.inOrder().iterator();
    }

    @Override
    public Optional<Generation> next(JudgedSoFar soFar) {
        return generations.hasNext() ? Optional.of(generations.next()) : Optional.empty();
    }

    @Override
    public Set<Generation.Cell> next(Generation generation, int round, JudgedSoFar soFar) {
        return round > rounds ? Set.of() : generation.cells();
    }

    @Override
    public int expectedTrials() {
        return trials;
    }
}
