package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.Condition;
import java.time.Duration;

/**
 * An experiment under way: what all of its parts need.
 *
 * @param plan what is asked for
 * @param settings of the machine
 * @param testbed what loads and targets run on
 * @param progress is told of each step
 * @param await waits for loads
 */
record RunningExperiment(
        ExperimentPlan plan,
        EngineSettings settings,
        Testbed testbed,
        ProgressEstimate progress,
        LoadWaiter await) {

    /** Its loads. */
    LoadSpecs loads() {
        return new LoadSpecs(plan, settings);
    }

    /** Loads a target with as much as it carries, until it has settled or until the bound. */
    Warmup warmUp(Arm arm, Target target, Condition condition, Duration bound, long seed) {
        return Warmup.run(testbed, loads().full(arm, target.url(), condition, seed), bound, await);
    }
}
