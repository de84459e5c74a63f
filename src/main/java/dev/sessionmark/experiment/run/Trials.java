package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The order of the trials. */
final class Trials {

    /**
     * One trial to run.
     *
     * @param number counts from 1 over the experiment
     * @param round counts from 1 over the trials of its setup
     * @param setup id
     * @param conditions what is measured in it, in the order of the plan
     */
    record Turn(int number, int round, String setup, List<Condition> conditions) {

        /** Its number and what it measures, for people. */
        String name() {
            Integer poolSize = conditions.getFirst().poolSize();
            return poolSize == null ? setup : setup + ", pool " + poolSize;
        }
    }

    private record Arm(String setup, List<Condition> conditions) {}

    private Trials() {}

    /**
     * Interleaves the setups, with each pool size where several are asked for, rotated by one each
     * round (A B C, C A B, ...), so that neither a drift of the machine nor a place in the order
     * belongs to one of them.
     */
    static List<Turn> interleave(ExperimentPlan plan) {
        List<Turn> turns = new ArrayList<>();
        List<Arm> order = new ArrayList<>();
        for (List<Condition> conditions : plan.processes()) {
            plan.setups().forEach(setup -> order.add(new Arm(setup, conditions)));
        }
        for (int round = 1; round <= plan.trials(); round++) {
            for (Arm arm : order) {
                turns.add(new Turn(turns.size() + 1, round, arm.setup, arm.conditions));
            }
            Collections.rotate(order, 1);
        }
        return turns;
    }
}
