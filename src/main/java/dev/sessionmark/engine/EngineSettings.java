package dev.sessionmark.engine;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.PlanDefaults;
import java.time.Duration;

/**
 * What does not belong to an experiment but to the machine it runs on.
 *
 * @param leadIn least load before each window that is not counted: lets the condition take effect
 * @param warmupAgainDivisor a trial's further conditions are warmed up for this part of the bound
 * @param capacityWarmup bound on the warm-up before a capacity is measured
 * @param capacityTime how long the load runs that measures a capacity
 * @param drain how long outstanding answers are awaited
 * @param databasePatience how long a measured database that went away may take to come back
 * @param leakPatience how long connections still in use are given to come back
 */
public record EngineSettings(
        Duration leadIn,
        int warmupAgainDivisor,
        Duration capacityWarmup,
        Duration capacityTime,
        Duration drain,
        Duration databasePatience,
        Duration leakPatience) {

    /** What suits a comparison that people wait for. */
    public static EngineSettings defaults() {
        return new EngineSettings(
                Duration.ofMillis(500),
                PlanDefaults.WARMUP_AGAIN_DIVISOR,
                Duration.ofSeconds(8),
                Duration.ofSeconds(1),
                Duration.ofSeconds((long) PlanDefaults.DRAIN_SECONDS),
                Duration.ofMinutes(1),
                Duration.ofSeconds(2));
    }

    /** Bound on the warm-up for a further condition of the same process. */
    Duration warmupAgain(ExperimentPlan plan) {
        return plan.warmup().dividedBy(warmupAgainDivisor);
    }
}
