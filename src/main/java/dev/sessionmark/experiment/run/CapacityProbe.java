package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.Condition;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.load.LoadResult;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutProcess;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds what each setup carries under the hardest condition, each in a process of its own. */
final class CapacityProbe {

    private final ExperimentPlan plan;
    private final EngineSettings settings;
    private final Rig rig;
    private final Steps steps;
    private final Await await;

    CapacityProbe(ExperimentPlan plan, EngineSettings settings, Rig rig, Steps steps, Await await) {
        this.plan = plan;
        this.settings = settings;
        this.rig = rig;
        this.steps = steps;
        this.await = await;
    }

    /** Chooses the rate for all setups. */
    RateChoice choose() throws SutException {
        Condition hardest =
                plan.conditions().stream()
                        .max(Comparator.comparing(Condition::dbLatency))
                        .orElseThrow();
        Map<String, Double> capacities = new LinkedHashMap<>();
        for (String setup : plan.setups()) {
            steps.begin(Steps.Kind.CAPACITY, 0, "%s: finding its capacity".formatted(setup));
            capacities.put(setup, capacity(setup, hardest));
        }
        return RateChoice.halfOfBest(capacities, hardest.label());
    }

    private double capacity(String setup, Condition hardest) throws SutException {
        Loads loads = new Loads(plan, settings);
        rig.put(plan.conditions().getFirst());
        try (SutProcess sut = rig.startSut()) {
            LoadSpec load = loads.full(setup, sut.port(), plan.seed());
            Warmup.run(rig, load, shorter(plan.warmup(), settings.capacityWarmup()), await);
            rig.put(hardest);
            await.result(rig.generator().start(load.lasting(settings.leadIn())));
            LoadResult result =
                    await.result(rig.generator().start(load.lasting(settings.capacityTime())));
            await.check();
            return result.achievedRate();
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
