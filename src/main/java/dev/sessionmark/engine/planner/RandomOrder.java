package dev.sessionmark.engine.planner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The order in which conditions, or arms, have their turn. What a place in it does to a figure (the
 * compiler may still be at work, say) falls on each of them in turn.
 */
public final class RandomOrder {

    /** Keeps apart the rounds of experiments whose seeds are 1, 2, 3, ... */
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private RandomOrder() {}

    /**
     * The order of one round, or repeat.
     *
     * @param seed of the experiment
     * @param round from 1
     */
    public static <T> List<T> of(List<T> all, long seed, int round) {
        List<T> order = new ArrayList<>(all);
        // Every second round is the reverse of the one before, so that two rounds, the default,
        // are balanced.
        Collections.shuffle(order, new Random(seed + STEP * ((round + 1) / 2)));
        return round % 2 == 1 ? order : order.reversed();
    }
}
