package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what the best of the setups carries under the hardest condition, each in a process of its
 * own. Once one carries nearly as much as the pool allows any setup, the others need no trial.
 */
final class CapacityProbe {

    /** A setup that carries this share of what the pool allows cannot be beaten by much. */
    private static final double NEARLY_ALL = 0.9;

    private final RunningExperiment experiment;
    private final ExperimentPlan plan;
    private final Testbed testbed;
    private final LoadWaiter await;
    private final ExperimentListener listener;

    CapacityProbe(RunningExperiment experiment, ExperimentListener listener) {
        this.experiment = experiment;
        this.plan = experiment.plan();
        this.testbed = experiment.testbed();
        this.await = experiment.await();
        this.listener = listener;
    }

    /** Chooses the rate for all arms: what services carry that run already bounds it, too. */
    RateChoice choose() throws SutException {
        Map<String, Double> capacities = new LinkedHashMap<>();
        RateChoice choice = plan.setups().isEmpty() ? null : ofSetups(capacities);
        for (Arm arm : testbed.arms()) {
            if (arm.kind() == Arm.Kind.SERVICE) {
                Condition hardest = plan.hardest(arm.label());
                found(arm, hardest, capacities);
                RateChoice own =
                        RateChoice.halfOf(arm.label(), capacities, "the least of all targets");
                choice = choice == null || own.rate() < choice.rate() ? own : choice;
            }
        }
        return choice.with(capacities);
    }

    private RateChoice ofSetups(Map<String, Double> capacities) throws SutException {
        String how = "";
        for (Arm arm : testbed.arms()) {
            if (arm.kind() == Arm.Kind.SETUP) {
                Condition hardest = plan.hardest(arm.label());
                Optional<Arm.Bound> bound = arm.bound().apply(hardest);
                double capacity = found(arm, hardest, capacities);
                if (bound.isPresent() && capacity >= NEARLY_ALL * bound.get().rate()) {
                    experiment.progress().skip(ProgressEstimate.Kind.CAPACITY);
                    how = hardest.label() + "; " + bound.get().because();
                    break;
                }
                how = hardest.label() + ", the most of all setups";
            }
        }
        return RateChoice.halfOfBest(capacities, how);
    }

    private double found(Arm arm, Condition hardest, Map<String, Double> capacities)
            throws SutException {
        experiment
                .progress()
                .begin(ProgressEstimate.Kind.CAPACITY, 0, arm.label() + ": finding its capacity");
        double capacity = capacity(arm, hardest);
        capacities.put(arm.label(), capacity);
        listener.onCapacity(arm.label(), hardest, capacity);
        return capacity;
    }

    private double capacity(Arm arm, Condition hardest) throws SutException {
        testbed.set(hardest);
        await.next(0, arm.label(), hardest, LivePhase.CAPACITY);
        try (Target target = arm.target().open(hardest, await::cancelled)) {
            EngineSettings settings = experiment.settings();
            experiment.warmUp(
                    arm,
                    target,
                    hardest,
                    shorter(plan.warmup(), settings.capacityWarmup()),
                    plan.seed());
            LoadSpec load = experiment.loads().full(arm, target.url(), hardest, plan.seed());
            LoadFigures result =
                    await.result(
                            testbed.start(
                                    load.after(settings.leadIn())
                                            .lasting(settings.capacityTime())));
            await.check();
            return result.achievedRate();
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
