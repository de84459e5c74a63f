package dev.sessionmark.experiment.run;

import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** In which order the windows of a trial are measured. */
final class ConditionOrder {

    /** Far from the seeds of neighbouring experiments, which people number one by one. */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private ConditionOrder() {}

    /**
     * An order of its own for each round, the same for all setups of a round: what a place in the
     * order does to a figure (a compiler that still works, say) belongs to no condition, and no
     * setup has it better than another.
     *
     * @param seed of the experiment
     * @param round from 1
     */
    static List<Condition> of(List<Condition> conditions, long seed, int round) {
        List<Condition> order = new ArrayList<>(conditions);
        // The first order is drawn; every second round turns it round, so that two rounds, which is
        // what most people run, are balanced.
        Collections.shuffle(order, new Random(seed + STEP * ((round + 1) / 2)));
        return round % 2 == 1 ? order : order.reversed();
    }
}
