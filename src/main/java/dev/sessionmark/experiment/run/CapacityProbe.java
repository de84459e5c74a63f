package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.LivePhase;
import dev.sessionmark.load.LoadSpec;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds what the best of the setups carries under the hardest condition, each in a process of its
 * own. Once one carries nearly as much as the pool lets anybody carry, the others need no trial.
 */
final class CapacityProbe {

    /** Who comes that near to what the pool allows cannot be beaten by much. */
    private static final double NEARLY_ALL = 0.9;

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
                        .max(
                                Comparator.comparing(Condition::dbLatency)
                                        .thenComparing(c -> -plan.poolSize(c)))
                        .orElseThrow();
        double mostPossible = mostPossible(plan.poolSize(hardest), hardest.dbLatency());
        Map<String, Double> capacities = new LinkedHashMap<>();
        for (String setup : leanestFirst(plan.setups())) {
            steps.begin(Steps.Kind.CAPACITY, 0, "%s: finding its capacity".formatted(setup));
            double capacity = capacity(setup, hardest);
            capacities.put(setup, capacity);
            if (capacity >= NEARLY_ALL * mostPossible) {
                steps.skip(Steps.Kind.CAPACITY);
                return RateChoice.halfOfBest(
                        capacities,
                        String.format(
                                Locale.ROOT,
                                "%s; %d connections allow nobody more than %,.0f",
                                hardest.label(),
                                plan.poolSize(hardest),
                                mostPossible));
            }
        }
        return RateChoice.halfOfBest(capacities, hardest.label() + ", the most of all setups");
    }

    /**
     * Requests per second that no setup can exceed, each of which needs at least one round trip on
     * one connection (Little's law); infinite without added latency.
     */
    static double mostPossible(int poolSize, Duration dbLatency) {
        return poolSize / (dbLatency.toNanos() / 1e9);
    }

    /** Without a session in between there is least that could hold the bare client up. */
    private static List<String> leanestFirst(List<String> setups) {
        List<String> order = new ArrayList<>(setups);
        order.sort(Comparator.comparing(s -> !s.equals(SessionSetup.REACTIVE_CLIENT.id())));
        return order;
    }

    private double capacity(String setup, Condition hardest) throws SutException {
        Loads loads = new Loads(plan, settings);
        rig.put(hardest);
        await.next(0, setup, hardest, LivePhase.CAPACITY);
        try (SutProcess sut = rig.startSut(plan.poolSize(hardest), await::cancelled)) {
            LoadSpec load = loads.full(setup, sut.port(), plan.seed());
            Warmup.run(rig, load, shorter(plan.warmup(), settings.capacityWarmup()), await);
            LoadFigures result =
                    await.result(
                            rig.generator()
                                    .start(
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
