package dev.sessionmark.experiment.run;

import dev.sessionmark.measurement.Condition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** In which order the windows of a trial are measured. */
final class ConditionOrder {

    /** Keeps apart the rounds of experiments whose seeds are 1, 2, 3, ... */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private ConditionOrder() {}

    /**
     * Each round has an order of its own, the same for all arms. What a place in the order does to
     * a figure (the compiler may still be at work, say) then falls on every condition in turn, and
     * on all arms alike.
     *
     * @param seed of the experiment
     * @param round from 1
     */
    static List<Condition> of(List<Condition> conditions, long seed, int round) {
        List<Condition> order = new ArrayList<>(conditions);
        // Every second round is the reverse of the one before, so that two rounds, the default,
        // are balanced.
        Collections.shuffle(order, new Random(seed + STEP * ((round + 1) / 2)));
        return round % 2 == 1 ? order : order.reversed();
    }
}
