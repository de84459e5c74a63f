package dev.sessionmark.experiment.run;

import dev.sessionmark.load.Call;
import dev.sessionmark.load.RequestSource;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What is compared.
 *
 * @param label names it in results; for one of our setups its id
 * @param target opens what is measured, anew for each trial
 * @param requests what is asked of it, by the seed of the random numbers
 * @param bystander a request that needs no database, sent beside the load; empty where the target
 *     has none
 */
record Arm(
        String label,
        Target.Opener target,
        LongFunction<RequestSource> requests,
        Optional<Call> bystander) {}
