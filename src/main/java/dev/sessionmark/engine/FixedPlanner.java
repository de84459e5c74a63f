package dev.sessionmark.engine;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The same number of trials for every arm, whatever they find. Interleaves the arms, with each pool
 * size where several are asked for, rotated by one each round (A B C, C A B, ...), so that neither
 * a drift of the machine nor a place in the order belongs to one of them.
 */
public final class FixedPlanner implements Planner {

    /** Keeps apart the rounds of experiments whose seeds are 1, 2, 3, ... */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final List<PlannedTrial> trials = new ArrayList<>();

    private record Process(String arm, List<Condition> conditions) {}

    /** The trials that a plan asks for. */
    public FixedPlanner(ExperimentPlan plan) {
        List<Process> order = new ArrayList<>();
        for (List<Condition> conditions : plan.processes()) {
            for (String arm : plan.arms()) {
                List<Condition> own =
                        conditions.stream()
                                .filter(condition -> plan.measures(arm, condition))
                                .toList();
                if (!own.isEmpty()) {
                    order.add(new Process(arm, own));
                }
            }
        }
        for (int round = 1; round <= plan.trials(); round++) {
            for (Process process : order) {
                trials.add(
                        new PlannedTrial(
                                trials.size() + 1,
                                round,
                                process.arm,
                                order(process.conditions, plan.seed(), round)));
            }
            Collections.rotate(order, 1);
        }
    }

    @Override
    public Optional<PlannedTrial> next(JudgedSoFar soFar) {
        int ran = soFar.trials().size();
        return ran < trials.size() ? Optional.of(trials.get(ran)) : Optional.empty();
    }

    @Override
    public int expectedTrials() {
        return trials.size();
    }

    /**
     * Each round has an order of its own, the same for all arms. What a place in the order does to
     * a figure (the compiler may still be at work, say) then falls on every condition in turn, and
     * on all arms alike.
     *
     * @param seed of the experiment
     * @param round from 1
     */
    static List<Condition> order(List<Condition> conditions, long seed, int round) {
        List<Condition> order = new ArrayList<>(conditions);
        // Every second round is the reverse of the one before, so that two rounds, the default,
        // are balanced.
        Collections.shuffle(order, new Random(seed + STEP * ((round + 1) / 2)));
        return round % 2 == 1 ? order : order.reversed();
    }
}
