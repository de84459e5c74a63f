package dev.sessionmark.engine.planner;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All that a plan asks for, in the order in which it is measured. Interleaves the arms, with each
 * pool size where several are asked for, rotated by one each repeat (A B C, C A B, ...), so that
 * neither a drift of the machine nor a place in the order belongs to one of them. Where arms take
 * turns, all of them live together instead.
 *
 * @param inOrder one after the other
 */
record Generations(List<Generation> inOrder) {

    private record Process(String arm, List<Condition> conditions) {}

    static Generations of(ExperimentPlan plan) {
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
        List<Generation> generations = new ArrayList<>();
        int trials = 0;
        int repeats = plan.aliveOfArm();
        for (int first = 1; first <= plan.trials(); first += repeats) {
            for (List<Process> together : order) {
                List<PlannedTrial> alive = new ArrayList<>();
                int last = Math.min(plan.trials(), first + repeats - 1);
                for (int repeat = first; repeat <= last; repeat++) {
                    for (Process process : together) {
                        List<Condition> conditions =
                                RandomOrder.of(process.conditions, plan.seed(), repeat);
                        alive.add(new PlannedTrial(++trials, repeat, process.arm, conditions));
                    }
                }
                generations.add(new Generation(List.copyOf(alive), plan.inTurns(), plan.slice()));
            }
            Collections.rotate(order, 1);
        }
        return new Generations(List.copyOf(generations));
    }

    private static List<Condition> measured(
            ExperimentPlan plan, String arm, List<Condition> conditions) {
        return conditions.stream().filter(condition -> plan.measures(arm, condition)).toList();
    }

    /** How many trials that are. */
    int trials() {
        return inOrder.stream().mapToInt(generation -> generation.trials().size()).sum();
    }
}
