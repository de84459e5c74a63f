package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.ExperimentPlan;
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
     */
    record Turn(int number, int round, String setup) {}

    private Trials() {}

    /**
     * Interleaves the setups, rotated by one each round (A B C, C A B, ...), so that neither a
     * drift of the machine nor a place in the order belongs to one setup.
     */
    static List<Turn> interleave(ExperimentPlan plan) {
        List<Turn> turns = new ArrayList<>();
        List<String> order = new ArrayList<>(plan.setups());
        for (int round = 1; round <= plan.trials(); round++) {
            for (String setup : order) {
                turns.add(new Turn(turns.size() + 1, round, setup));
            }
            Collections.rotate(order, 1);
        }
        return turns;
    }
}
