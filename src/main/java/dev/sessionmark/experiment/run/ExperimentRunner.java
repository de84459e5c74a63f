package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.LoadModel;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.platform.postgres.DatabaseFacts;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.SutCommand;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Runs one experiment from its preparation to its last trial. What was measured survives whatever
 * ends it early.
 */
public final class ExperimentRunner {

    private final SutCommand command;
    private final EngineSettings settings;

    /** A runner that starts its systems under test with the given command. */
    public ExperimentRunner(SutCommand command, EngineSettings settings) {
        this.command = command;
        this.settings = settings;
    }

    /**
     * Runs an experiment on the calling thread.
     *
     * @param database the measured database; its pgbench tables must be there
     * @param cancelled asked often; true ends the experiment soon
     * @return what was measured, complete or not
     */
    public ExperimentResult run(
            String id,
            ExperimentPlan plan,
            Environment environment,
            DatabaseUrl database,
            ExperimentListener listener,
            BooleanSupplier cancelled) {
        Instant startedAt = Moment.now();
        List<TrialResult> trials = new ArrayList<>();
        Preparation preparation = null;
        String incomplete = null;
        List<Trials.Turn> turns = Trials.interleave(plan);
        Steps steps = new Steps(listener, turns.size(), System::nanoTime);
        Await await = new Await(cancelled, steps::tick, new LiveFeed(listener));
        expect(steps, plan, turns.size());
        try (Rig rig = new Rig(plan, database, command)) {
            HitTrials hit =
                    new HitTrials(
                            () -> DatabaseFacts.startedAt(database),
                            await,
                            settings.databasePatience());
            preparation = hit.run("the preparation", () -> prepare(plan, rig, steps, await));
            listener.onPrepared(preparation);
            TrialRunner runner =
                    new TrialRunner(plan, settings, rig, preparation.rate(), steps, await);
            for (Trials.Turn turn : turns) {
                await.check();
                TrialResult trial = hit.run("trial " + turn.number(), () -> runner.run(turn));
                trials.add(trial);
                listener.onTrial(trial);
            }
            await.check();
        } catch (SutException | RuntimeException e) {
            incomplete =
                    e instanceof CancelledException || cancelled.getAsBoolean()
                            ? "cancelled after %d of %d trials"
                                    .formatted(completed(trials), turns.size())
                            : e.getMessage() == null ? e.toString() : e.getMessage();
        }
        return new ExperimentResult(
                id,
                plan,
                environment,
                preparation,
                startedAt,
                Moment.now(),
                List.copyOf(trials),
                incomplete);
    }

    private static long completed(List<TrialResult> trials) {
        return trials.stream().filter(trial -> trial.failure() == null).count();
    }

    private void expect(Steps steps, ExperimentPlan plan, int trials) {
        Duration window =
                settings.leadIn()
                        .plus(plan.duration())
                        .plus(plan.warmup().dividedBy(settings.warmupAgainDivisor()))
                        .plusMillis(300);
        Duration start = Duration.ofSeconds(2);
        steps.expect(Steps.Kind.PREPARE, 1, Duration.ofSeconds(1));
        steps.expect(
                Steps.Kind.CAPACITY,
                plan.choosesRate() ? plan.setups().size() : 0,
                start.plus(settings.capacityWarmup()).plus(settings.capacityTime()));
        steps.expect(Steps.Kind.START, trials, start);
        steps.expect(Steps.Kind.WARM_UP, trials, plan.warmup());
        steps.expect(
                Steps.Kind.WINDOW,
                plan.setups().size() * plan.trials() * plan.conditions().size(),
                window);
    }

    private Preparation prepare(ExperimentPlan plan, Rig rig, Steps steps, Await await)
            throws SutException {
        steps.begin(Steps.Kind.PREPARE, 0, "measuring what the latency proxy costs");
        double proxyCost = rig.proxied() ? ProxyCost.measure(rig, await) : Double.NaN;
        RateChoice rate = rate(plan, rig, steps, await);
        return new Preparation(rate.rate(), rate.reason(), rate.capacities(), proxyCost);
    }

    private RateChoice rate(ExperimentPlan plan, Rig rig, Steps steps, Await await)
            throws SutException {
        if (plan.load() == LoadModel.CLOSED) {
            return RateChoice.closed(plan.users());
        }
        if (!plan.choosesRate()) {
            return RateChoice.fixed(plan.rates());
        }
        return new CapacityProbe(plan, settings, rig, steps, await).choose();
    }
}
