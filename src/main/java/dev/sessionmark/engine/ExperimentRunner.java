package dev.sessionmark.engine;

import dev.sessionmark.engine.live.LiveFeed;
import dev.sessionmark.engine.machine.DatabaseWatch;
import dev.sessionmark.engine.machine.Timestamps;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.Validity;
import dev.sessionmark.experiment.machine.MachineWatch;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.logging.LogField;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.words.Told;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs one experiment from its preparation to its last trial. What was measured survives whatever
 * ends it early.
 */
public final class ExperimentRunner {

    private final SutCommandLine command;
    private final EngineSettings settings;

    /** A runner that starts its systems under test with the given command. */
    public ExperimentRunner(SutCommandLine command, EngineSettings settings) {
        this.command = command;
        this.settings = settings;
    }

    /**
     * Runs an experiment on the calling thread.
     *
     * @param database the measured database; its pgbench tables must be there
     * @param machine watched while windows are measured
     * @param cancelled asked often; true ends the experiment soon
     * @return what was measured, complete or not
     * @throws DatabaseException when some setup cannot be measured on the database, in one line
     * @throws UnfitException when some target cannot be measured, in one line
     */
    public ExperimentResult run(
            String id,
            ExperimentPlan plan,
            Environment environment,
            DatabaseUrl database,
            MachineWatch machine,
            ExperimentListener listener,
            BooleanSupplier cancelled) {
        Instant startedAt = Timestamps.now();
        List<TrialResult> trials = new ArrayList<>();
        Preparation preparation = null;
        String incomplete = null;
        boolean fits = false;
        try (Testbed testbed = new Testbed(plan, database, command, machine)) {
            Planner planner = new FixedPlanner(plan, testbed.arms());
            ProgressEstimate progress = progress(plan, planner, listener);
            LoadWaiter await = new LoadWaiter(cancelled, progress::tick, new LiveFeed(listener));
            DatabaseLossRetry hit =
                    new DatabaseLossRetry(
                            () -> new OwnSession(new DatabaseWatch(database)),
                            await,
                            settings.databasePatience());
            progress.begin(ProgressEstimate.Kind.PREPARE, 0, "trying every setup once");
            new Preflight(plan, settings, testbed, await).run();
            fits = true;
            preparation =
                    hit.run(
                            "the preparation",
                            () -> prepare(plan, testbed, progress, await, listener),
                            prepared -> Optional.empty());
            listener.onPrepared(preparation);
            TrialRunner runner =
                    new TrialRunner(plan, settings, testbed, preparation.rate(), progress, await);
            await.check();
            for (Optional<PlannedTrial> next = planner.next(trials);
                    next.isPresent();
                    next = planner.next(trials)) {
                PlannedTrial planned = next.get();
                try (LogField number = LogField.put("trial", planned.number())) {
                    TrialResult trial =
                            hit.run(
                                    "trial " + planned.number(),
                                    () -> runner.run(planned),
                                    ExperimentRunner::sessionsEnded);
                    trials.add(trial);
                    listener.onTrial(trial);
                }
                await.check();
            }
            if (plan.profile()) {
                new ProfileRunner(plan, settings, testbed, preparation.rate(), progress, await)
                        .run(testbed.arms(), listener::onProfile);
            }
        } catch (SutException | RuntimeException e) {
            if (!fits
                    && !cancelled.getAsBoolean()
                    && e instanceof RuntimeException refused
                    && (e instanceof DatabaseException || e instanceof UnfitException)) {
                throw refused;
            }
            incomplete =
                    e instanceof CancelledException || cancelled.getAsBoolean()
                            ? "cancelled after %d of %d trials"
                                    .formatted(completed(trials), plan.trialCount())
                            : Told.verbatim(e);
        }
        return new ExperimentResult(
                id,
                plan,
                environment,
                preparation,
                startedAt,
                Timestamps.now(),
                List.copyOf(trials),
                incomplete);
    }

    /**
     * Starts a system under test, has each setup of a plan answer once, and ends it again.
     *
     * @throws DatabaseException when some setup cannot be measured on the database
     * @throws SutException when no system under test could be started
     */
    void tryOut(
            ExperimentPlan plan,
            DatabaseUrl database,
            MachineWatch machine,
            BooleanSupplier cancelled)
            throws SutException {
        try (Testbed testbed = new Testbed(plan, database, command, machine)) {
            new Preflight(plan, settings, testbed, new LoadWaiter(cancelled, () -> {})).run();
        }
    }

    private static Optional<String> sessionsEnded(TrialResult trial) {
        return trial.windows().stream()
                .map(window -> Validity.sessionsEnded(window.load()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private record OwnSession(DatabaseWatch watch) implements DatabaseLossRetry.Watch {

        @Override
        public Optional<String> ended() {
            return watch.ended();
        }

        @Override
        public void close() {
            watch.close();
        }
    }

    private static long completed(List<TrialResult> trials) {
        return trials.stream().filter(trial -> trial.failure() == null).count();
    }

    private ProgressEstimate progress(
            ExperimentPlan plan, Planner planner, ExperimentListener listener) {
        int trials = planner.expectedTrials();
        ProgressEstimate progress = new ProgressEstimate(listener, trials, System::nanoTime);
        Duration start = Duration.ofSeconds(2);
        progress.expect(ProgressEstimate.Kind.PREPARE, 2, Duration.ofSeconds(2));
        progress.expect(
                ProgressEstimate.Kind.CAPACITY,
                plan.choosesRate() ? plan.arms().size() : 0,
                start.plus(settings.capacityWarmup()).plus(settings.capacityTime()));
        int processes = trials + ProfileRunner.count(plan);
        progress.expect(ProgressEstimate.Kind.START, processes, start);
        progress.expect(ProgressEstimate.Kind.WARM_UP, processes, plan.warmup());
        ProfileRunner.expect(plan, settings, progress);
        progress.expect(
                ProgressEstimate.Kind.WINDOW,
                trials * plan.processes().getFirst().size(),
                settings.leadIn()
                        .plus(plan.duration())
                        .plus(plan.warmup().dividedBy(settings.warmupAgainDivisor()))
                        .plusMillis(300));
        return progress;
    }

    private Preparation prepare(
            ExperimentPlan plan,
            Testbed testbed,
            ProgressEstimate progress,
            LoadWaiter await,
            ExperimentListener listener)
            throws SutException {
        progress.begin(ProgressEstimate.Kind.PREPARE, 0, "measuring what the latency proxy costs");
        double proxyCost = testbed.proxied() ? ProxyCost.measure(testbed, await) : Double.NaN;
        RateChoice rate = rate(plan, testbed, progress, await, listener);
        return new Preparation(rate.rate(), rate.reason(), rate.capacities(), proxyCost);
    }

    private RateChoice rate(
            ExperimentPlan plan,
            Testbed testbed,
            ProgressEstimate progress,
            LoadWaiter await,
            ExperimentListener listener)
            throws SutException {
        if (plan.closed()) {
            return RateChoice.closed(plan.values(Factors.USERS));
        }
        if (!plan.choosesRate()) {
            return RateChoice.fixed(plan.values(Factors.RATE));
        }
        return new CapacityProbe(plan, settings, testbed, progress, await, listener).choose();
    }
}
