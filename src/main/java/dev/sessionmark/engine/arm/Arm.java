package dev.sessionmark.engine.arm;

import dev.sessionmark.load.Call;
import dev.sessionmark.load.RequestSource;
import dev.sessionmark.measurement.Condition;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * What is compared.
 *
 * @param label names it in results; for one of our setups its id
 * @param kind whether it is one of ours
 * @param target opens what is measured, anew for each trial
 * @param requests what is asked of it, by the seed of the random numbers
 * @param bystander a cheap request that is sent beside the load; null where the target has none
 * @param bound what it cannot exceed under a condition; empty where nothing is known of that
 */
public record Arm(
        String label,
        Kind kind,
        Target.Opener target,
        LongFunction<RequestSource> requests,
        Call bystander,
        Function<Condition, Optional<Bound>> bound) {

    /**
     * What nothing can exceed, by arithmetic.
     *
     * @param rate requests per second
     * @param because why, in a clause
     */
    public record Bound(double rate, String because) {}

    /** What an arm is. */
    public enum Kind {
        /** One of our setups: it can be looked into, and takes every condition. */
        SETUP,
        /** A service of another program: nothing but its answers is known. */
        SERVICE
    }
}
