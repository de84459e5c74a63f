package dev.sessionmark.engine.planner;

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
 * a drift of the machine nor a place in the order belongs to one of them. Where windows are made of
 * slices, all arms live together and take turns instead.
 */
public final class FixedPlanner implements Planner {

    /** Keeps apart the rounds of experiments whose seeds are 1, 2, 3, ... */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final List<Generation> generations = new ArrayList<>();
    private int trials;

    private record Process(String arm, List<Condition> conditions) {}

    /** The trials that a plan asks for. */
    public FixedPlanner(ExperimentPlan plan) {
        List<List<Process>> order = new ArrayList<>();
        for (List<Condition> conditions : plan.processes()) {
            List<Process> group =
                    plan.arms().stream()
                            .map(arm -> new Process(arm, measured(plan, arm, conditions)))
                            .filter(process -> !process.conditions.isEmpty())
                            .toList();
            if (plan.inTurns()) {
                order.add(group);
            } else {
                group.forEach(process -> order.add(List.of(process)));
            }
        }
        // A setup that is measured against itself takes turns with itself.
        int repeats = plan.inTurns() && plan.aa() ? 2 : 1;
        for (int first = 1; first <= plan.trials(); first += repeats) {
            for (List<Process> together : order) {
                List<PlannedTrial> alive = new ArrayList<>();
                int last = Math.min(plan.trials(), first + repeats - 1);
                for (int round = first; round <= last; round++) {
                    for (Process process : together) {
                        List<Condition> conditions = order(process.conditions, plan.seed(), round);
                        alive.add(new PlannedTrial(++trials, round, process.arm, conditions));
                    }
                }
                generations.add(new Generation(List.copyOf(alive), plan.rounds(), plan.slice()));
            }
            Collections.rotate(order, 1);
        }
    }

    private static List<Condition> measured(
            ExperimentPlan plan, String arm, List<Condition> conditions) {
        return conditions.stream().filter(condition -> plan.measures(arm, condition)).toList();
    }

    @Override
    public Optional<Generation> next(JudgedSoFar soFar) {
        int ran = soFar.trials().size();
        return generations.stream()
                .filter(generation -> generation.trials().getFirst().number() > ran)
                .findFirst();
    }

    @Override
    public int expectedTrials() {
        return trials;
    }

    /**
     * Each round has an order of its own, the same for all arms. What a place in the order does to
     * a figure (the compiler may still be at work, say) then falls on every condition in turn, and
     * on all arms alike.
     *
     * @param seed of the experiment
     * @param round from 1
     */
    public static <T> List<T> order(List<T> conditions, long seed, int round) {
        List<T> order = new ArrayList<>(conditions);
        // Every second round is the reverse of the one before, so that two rounds, the default,
        // are balanced.
        Collections.shuffle(order, new Random(seed + STEP * ((round + 1) / 2)));
        return round % 2 == 1 ? order : order.reversed();
    }
}
