package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The same number of trials for every arm, whatever they find. Interleaves the arms, with each pool
 * size where several are asked for, rotated by one each round (A B C, C A B, ...), so that neither
 * a drift of the machine nor a place in the order belongs to one of them.
 */
final class FixedPlanner implements Planner {

    private final List<PlannedTrial> trials = new ArrayList<>();

    private record Process(Arm arm, List<Condition> conditions) {}

    FixedPlanner(ExperimentPlan plan, List<Arm> arms) {
        List<Process> order = new ArrayList<>();
        for (List<Condition> conditions : plan.processes()) {
            arms.forEach(arm -> order.add(new Process(arm, conditions)));
        }
        for (int round = 1; round <= plan.trials(); round++) {
            for (Process process : order) {
                trials.add(
                        new PlannedTrial(
                                trials.size() + 1,
                                round,
                                process.arm,
                                ConditionOrder.of(process.conditions, plan.seed(), round)));
            }
            Collections.rotate(order, 1);
        }
    }

    @Override
    public Optional<PlannedTrial> next(List<TrialResult> soFar) {
        return soFar.size() < trials.size()
                ? Optional.of(trials.get(soFar.size()))
                : Optional.empty();
    }

    @Override
    public int expectedTrials() {
        return trials.size();
    }
}
