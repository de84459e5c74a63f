package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.DatabaseWay;
import dev.sessionmark.engine.live.LiveFeed;
import dev.sessionmark.engine.machine.DatabaseWatch;
import dev.sessionmark.engine.machine.Timestamps;
import dev.sessionmark.engine.planner.Generation;
import dev.sessionmark.engine.planner.JudgedSoFar;
import dev.sessionmark.engine.planner.Planner;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.experiment.Validity;
import dev.sessionmark.experiment.machine.MachineWatch;
import dev.sessionmark.experiment.machine.Repeats;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.logging.LogField;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.words.Told;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.verdict.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Runs one experiment from its preparation to its last trial. What was measured survives whatever
 * ends it early.
 */
public final class ExperimentRunner {

    private final SutCommandLine command;
    private final EngineSettings settings;
    private final Function<ExperimentPlan, Planner> planners;
    private final Function<ExperimentResult, Comparison> judge;

    /**
     * A runner that starts its systems under test with the given command.
     *
     * @param planners decide by plan what is measured
     * @param judge tells them what the trials so far support
     */
    public ExperimentRunner(
            SutCommandLine command,
            EngineSettings settings,
            Function<ExperimentPlan, Planner> planners,
            Function<ExperimentResult, Comparison> judge) {
        this.command = command;
        this.settings = settings;
        this.planners = planners;
        this.judge = judge;
    }

    /**
     * Runs an experiment on the calling thread.
     *
     * @param database the measured database; its pgbench tables must be there
     * @param machine watched while windows are measured
     * @param cancelled asked often; true ends the experiment soon
     * @return what was measured, complete or not
     * @throws DatabaseException when some setup cannot be measured on the database, in one line
     * @throws UnfitException when some target cannot be measured, or not all at once, in one line
     */
    public ExperimentResult run(
            String id,
            ExperimentPlan plan,
            Environment environment,
            DatabaseUrl database,
            MachineWatch machine,
            ExperimentListener listener,
            BooleanSupplier cancelled) {
        RoomForAll.check(plan, environment);
        Found found = new Found(id, plan, environment, Timestamps.now());
        Planner planner = planners.apply(plan);
        boolean fits = false;
        try (Testbed testbed = new Testbed(plan, database, command, machine)) {
            ProgressEstimate progress = progress(plan, planner, listener);
            LoadWaiter await = new LoadWaiter(cancelled, progress::tick, new LiveFeed(listener));
            RunningExperiment experiment =
                    new RunningExperiment(plan, settings, testbed, progress, await);
            progress.begin(ProgressEstimate.Kind.PREPARE, 0, "trying every setup once");
            new Preflight(experiment).run();
            fits = true;
            DatabaseLossRetry retry =
                    new DatabaseLossRetry(
                            () -> new OwnSession(new DatabaseWatch(database)),
                            await,
                            settings.databasePatience());
            found.preparation =
                    retry.run(
                            "the preparation",
                            () -> prepare(experiment, listener),
                            prepared -> Optional.empty());
            listener.onPrepared(found.preparation);
            await.check();
            measure(experiment, planner, retry, found, listener);
            if (plan.profile()) {
                new ProfileRunner(experiment, found.preparation.rate())
                        .run(
                                plan.setups().stream().map(testbed::arm).toList(),
                                listener::onProfile);
            }
        } catch (SutException | RuntimeException e) {
            if (!fits
                    && !cancelled.getAsBoolean()
                    && e instanceof RuntimeException refused
                    && (e instanceof DatabaseException || e instanceof UnfitException)) {
                throw refused;
            }
            return found.result(
                    e instanceof CancelledException || cancelled.getAsBoolean()
                            ? cancelledAfter(found.trials, planner)
                            : Told.verbatim(e));
        }
        return found.result(null);
    }

    /** Says of a cancelled experiment how far it came. */
    static String cancelledAfter(List<TrialResult> trials, Planner planner) {
        long completed = trials.stream().filter(trial -> trial.failure() == null).count();
        return "cancelled after %d of %d trials".formatted(completed, planner.expectedTrials());
    }

    /** What an experiment has found so far. */
    private static final class Found {

        private final String id;
        private final ExperimentPlan plan;
        private final Environment environment;
        private final Instant startedAt;
        private final List<TrialResult> trials = new ArrayList<>();
        private Preparation preparation;

        Found(String id, ExperimentPlan plan, Environment environment, Instant startedAt) {
            this.id = id;
            this.plan = plan;
            this.environment = environment;
            this.startedAt = startedAt;
        }

        /**
         * @param incomplete why it is not complete; null when it is
         */
        ExperimentResult result(String incomplete) {
            return result(trials, incomplete);
        }

        /** With trials that are not over. */
        ExperimentResult with(List<TrialResult> underWay) {
            List<TrialResult> all = new ArrayList<>(trials);
            all.addAll(underWay);
            return result(all, ExperimentResult.NOT_FINISHED);
        }

        private ExperimentResult result(List<TrialResult> trials, String incomplete) {
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
    }

    /** One generation after the other, as the planner says, until it says that enough is known. */
    private void measure(
            RunningExperiment experiment,
            Planner planner,
            DatabaseLossRetry retry,
            Found found,
            ExperimentListener listener)
            throws SutException {
        int each = windowsOfTrial(experiment.plan());
        GenerationRunner runner =
                new GenerationRunner(
                        experiment,
                        found.preparation.rate(),
                        new Repeats(windowsOrRounds(experiment.plan(), planner)));
        for (Optional<Generation> next = planner.next(judged(found, List.of()));
                next.isPresent();
                next = planner.next(judged(found, List.of()))) {
            Generation generation = next.get();
            experiment.progress().expectTrials(planner.expectedTrials(), each);
            try (LogField number = LogField.put("trial", generation.trials().getFirst().number())) {
                List<TrialResult> trials =
                        retry.run(
                                generation.name(),
                                () ->
                                        runner.run(
                                                generation,
                                                experiment.testbed()::arm,
                                                (round, soFar) ->
                                                        nextRound(
                                                                planner,
                                                                generation,
                                                                round,
                                                                found,
                                                                soFar,
                                                                listener)),
                                ExperimentRunner::sessionsEnded);
                for (TrialResult trial : trials) {
                    found.trials.add(trial);
                    listener.onTrial(trial);
                }
            }
            experiment.await().check();
        }
    }

    /** What the last round found comes with the trials; of those before it is told here. */
    private Set<Generation.Cell> nextRound(
            Planner planner,
            Generation generation,
            int round,
            Found found,
            List<TrialResult> soFar,
            ExperimentListener listener) {
        Set<Generation.Cell> next = planner.next(generation, round, judged(found, soFar));
        if (round > 1 && !next.isEmpty()) {
            listener.onTrialsSoFar(soFar);
        }
        return next;
    }

    private JudgedSoFar judged(Found found, List<TrialResult> underWay) {
        return new JudgedSoFar(found.with(underWay), judge);
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
            new Preflight(
                            new RunningExperiment(
                                    plan,
                                    settings,
                                    testbed,
                                    new ProgressEstimate(progress -> {}, 0, System::nanoTime),
                                    new LoadWaiter(cancelled, () -> {})))
                    .run();
        }
    }

    private static Optional<String> sessionsEnded(List<TrialResult> trials) {
        return trials.stream()
                .flatMap(trial -> trial.windows().stream())
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

    private ProgressEstimate progress(
            ExperimentPlan plan, Planner planner, ExperimentListener listener) {
        int trials = planner.expectedTrials();
        ProgressEstimate progress = new ProgressEstimate(listener, trials, System::nanoTime);
        if (plan.budget() != null) {
            progress.takes(plan.budget().time());
        }
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
                trials * windowsOfTrial(plan),
                settings.leadIn()
                        .plus(plan.slice())
                        .plus(settings.warmupAgain(plan).dividedBy(plan.rounds()))
                        .plusMillis(300));
        return progress;
    }

    /** A round that is measured again is so on all that take turns. */
    private static int windowsOrRounds(ExperimentPlan plan, Planner planner) {
        if (plan.budget() != null) {
            // As many as there is time for: it bounds them, too.
            return (int) plan.budget().time().dividedBy(plan.slice());
        }
        int together = plan.inTurns() ? plan.arms().size() : 1;
        return planner.expectedTrials() * windowsOfTrial(plan) / together;
    }

    /** Of a trial, or slices of them. */
    private static int windowsOfTrial(ExperimentPlan plan) {
        return plan.processes().getFirst().size() * plan.rounds();
    }

    private static Preparation prepare(RunningExperiment experiment, ExperimentListener listener)
            throws SutException {
        DatabaseWay way = experiment.testbed().way();
        experiment
                .progress()
                .begin(ProgressEstimate.Kind.PREPARE, 0, "measuring what the latency proxy costs");
        double proxyCost =
                way.transport().isPresent()
                        ? ProxyCost.measure(way, experiment.await())
                        : Double.NaN;
        RateChoice rate = rate(experiment, listener);
        return new Preparation(rate.rate(), rate.reason(), rate.capacities(), proxyCost);
    }

    private static RateChoice rate(RunningExperiment experiment, ExperimentListener listener)
            throws SutException {
        ExperimentPlan plan = experiment.plan();
        if (plan.closed()) {
            return RateChoice.closed(plan.values(Factors.USERS));
        }
        return plan.choosesRate()
                ? new CapacityProbe(experiment, listener).choose()
                : RateChoice.fixed(plan.values(Factors.RATE));
    }
}
