package dev.sessionmark.engine.planner;

import dev.sessionmark.engine.planner.Generation.Cell;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.PlanDefaults;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.pair.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes on until every two arms are told apart, shown to be alike, or the time is over. Each
 * generation has an equal share of the time that is left, and as many rounds as fit into it. From
 * the second generation on, when it is known how far processes differ, it asks a strict judge after
 * every round, and what is decided under a condition is not measured under it any more.
 *
 * <p>Who looks often, and stops when a difference shows, finds more of them than there are. So what
 * ends early must be beyond doubt to a judge who is wrong in one of a thousand cases; what stays
 * open is judged at the end at the usual confidence, which that costs next to nothing (Haybittle
 * 1971, Peto 1976: repeated tests at p &lt; 0.001, the last one at 0.05).
 */
final class BudgetPlanner implements Planner {

    private final ExperimentPlan.Budget budget;
    private final List<Generation> generations;
    private int begun;
    private int trials;
    private int expected;
    private Set<Cell> open;
    private Duration roundsBegan;
    private Duration end;

    /** For a plan that has a budget. */
    BudgetPlanner(ExperimentPlan plan) {
        Generations all = Generations.of(plan);
        budget = plan.budget();
        generations = all.inOrder();
        expected = all.trials();
    }

    @Override
    public Optional<Generation> next(JudgedSoFar soFar) {
        while (begun < generations.size()) {
            Generation generation = generations.get(begun++);
            List<PlannedTrial> wanted = new ArrayList<>();
            for (PlannedTrial trial : generation.trials()) {
                if (isOpen(trial)) {
                    wanted.add(trial.numbered(++trials));
                } else {
                    expected--;
                }
            }
            if (!wanted.isEmpty()) {
                Duration left = budget.time().minus(soFar.elapsed());
                end = soFar.elapsed().plus(left.dividedBy(generations.size() - begun + 1));
                return Optional.of(
                        new Generation(
                                List.copyOf(wanted), generation.inTurns(), generation.slice()));
            }
        }
        return Optional.empty();
    }

    private boolean isOpen(PlannedTrial trial) {
        return open == null
                || trial.conditions().stream()
                        .anyMatch(condition -> open.contains(new Cell(trial.arm(), condition)));
    }

    @Override
    public Set<Cell> next(Generation generation, int round, JudgedSoFar soFar) {
        if (round == 1) {
            roundsBegan = soFar.elapsed();
        } else if (round > ExperimentPlan.Budget.LEAST_ROUNDS) {
            Duration each = soFar.elapsed().minus(roundsBegan).dividedBy(round - 1);
            if (soFar.elapsed().plus(each).compareTo(end) > 0) {
                return Set.of();
            }
            if (generation.trials().getFirst().round() >= PlanDefaults.TRIALS) {
                leaveOut(soFar.comparison());
            }
        }
        Set<Cell> cells = new HashSet<>(generation.cells());
        if (open != null) {
            cells.retainAll(open);
        }
        return cells;
    }

    /** What has left does not come back: it would have missed rounds that others have. */
    private void leaveOut(Comparison judged) {
        if (judged.pairs().isEmpty()) {
            // A single arm has nobody to be told apart from.
            return;
        }
        Set<Cell> cells = new HashSet<>();
        for (Pair pair : judged.pairs()) {
            if (!pair.isDecided(budget.precisionPercent() / 100)) {
                cells.add(new Cell(pair.a(), pair.condition()));
                cells.add(new Cell(pair.b(), pair.condition()));
            }
        }
        if (open != null) {
            cells.retainAll(open);
        }
        open = cells;
    }

    @Override
    public int expectedTrials() {
        return expected;
    }
}
