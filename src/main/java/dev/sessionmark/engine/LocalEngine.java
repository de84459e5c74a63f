package dev.sessionmark.engine;

import dev.sessionmark.engine.machine.Environments;
import dev.sessionmark.engine.machine.MeasuredDatabases;
import dev.sessionmark.engine.machine.ServerProcess;
import dev.sessionmark.engine.machine.ServiceProcesses;
import dev.sessionmark.engine.machine.SharedArchive;
import dev.sessionmark.engine.machine.Timestamps;
import dev.sessionmark.engine.planner.Planner;
import dev.sessionmark.engine.planner.Planners;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.ExperimentListener;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.machine.MachineLook;
import dev.sessionmark.experiment.machine.MachineWatch;
import dev.sessionmark.experiment.target.HttpTarget;
import dev.sessionmark.load.LoadTarget;
import dev.sessionmark.measurement.MachineUse;
import dev.sessionmark.platform.DataFolder;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseFacts;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutProcess;
import dev.sessionmark.verdict.Judge;
import dev.sessionmark.workload.PgbenchTables;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs experiments on this machine, each system under test a process of its own. */
@ApplicationScoped
public class LocalEngine implements ExperimentEngine {

    /**
     * How long a cancelled experiment takes to end at most: a question to the database is answered
     * or given up, the load under way is given up, its system under test ended.
     */
    public static final Duration STOP_BOUND =
            Connections.ANSWER_LIMIT.plus(LoadWaiter.PATIENCE).plus(SutProcess.STOP_LIMIT);

    /** How often somebody who waits is told so. */
    private static final long LOOK_MILLIS = 500;

    private final MeasuredDatabases databases;
    private final Judge judge;
    private final String version;

    /** Held while an experiment runs, or the first one is prepared. */
    private final Lock preparing = new ReentrantLock();

    private volatile boolean inPreparation;
    private volatile boolean preparationUnwanted;

    /**
     * The main process of the database server that was measured last; null where it is not known.
     */
    private volatile Long server;

    LocalEngine(
            MeasuredDatabases databases,
            Judge judge,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.databases = databases;
        this.judge = judge;
        this.version = version;
    }

    @Override
    public ExperimentResult run(
            String id,
            ExperimentPlan plan,
            ExperimentListener listener,
            BooleanSupplier cancelled) {
        boolean alone =
                awaitPrepared(
                        cancelled,
                        () ->
                                listener.onProgress(
                                        new Progress(
                                                "starting for the first time, which takes longer",
                                                0,
                                                Planners.of(plan).expectedTrials(),
                                                0,
                                                Duration.ZERO)));
        try {
            return measure(id, plan, listener, cancelled);
        } finally {
            if (alone) {
                preparing.unlock();
            }
        }
    }

    private ExperimentResult measure(
            String id,
            ExperimentPlan plan,
            ExperimentListener listener,
            BooleanSupplier cancelled) {
        Instant startedAt = Timestamps.now();
        MachineLook look = MachineLook.begin();
        Planner planner = Planners.of(plan);
        DatabaseUrl database = databases.forScale(plan.scale());
        try {
            fill(
                    database,
                    plan,
                    (share, step) ->
                            listener.onProgress(
                                    new Progress(
                                            "filling pgbench's tables: " + step,
                                            0,
                                            planner.expectedTrials(),
                                            0,
                                            Duration.ZERO)),
                    cancelled);
        } catch (CancellationException e) {
            return new ExperimentResult(
                    id,
                    plan,
                    Environments.here(version, plan, null, Map.of()),
                    null,
                    startedAt,
                    Timestamps.now(),
                    List.of(),
                    ExperimentRunner.cancelledAfter(List.of(), planner));
        }
        DatabaseFacts facts = DatabaseFacts.read(database);
        Environment environment =
                Environments.here(version, plan, facts.version(), facts.settings());
        listener.onEnvironment(environment);
        server = ServerProcess.find(database).orElse(null);
        end(look, server).ifPresent(listener::onBusyMachine);
        return runner().run(
                        id,
                        plan,
                        environment,
                        database,
                        MachineWatch.here(server, services(plan)),
                        listener,
                        cancelled);
    }

    /** Services of other programs have tables of their own. */
    private static void fill(
            DatabaseUrl database,
            ExperimentPlan plan,
            PgbenchTables.Progress progress,
            BooleanSupplier cancelled) {
        if (!plan.setups().isEmpty()) {
            PgbenchTables.ensure(database, plan.scale(), progress, cancelled);
        }
    }

    private static Set<Long> services(ExperimentPlan plan) {
        Set<Long> processes = new HashSet<>();
        for (HttpTarget target : plan.targets()) {
            LoadTarget server = LoadTarget.of(target.server(), 1, false, false);
            processes.addAll(ServiceProcesses.find(server.host(), server.port()));
        }
        return processes;
    }

    private ExperimentRunner runner() {
        List<String> flags = SharedArchive.flags(DataFolder.resolve());
        return new ExperimentRunner(
                SutCommandLine.ofThisProgram(flags),
                EngineSettings.defaults(),
                Planners::of,
                judge::judgeStrictly);
    }

    /**
     * Makes the archive of classes, where there is none: a first experiment would take ten seconds
     * longer to show something.
     */
    @Override
    public void prepare() {
        if (!preparing.tryLock()) {
            return; // An experiment under way makes it itself, and nothing may run beside it.
        }
        inPreparation = true;
        try {
            if (!preparationUnwanted && SharedArchive.isToBeMade(DataFolder.resolve())) {
                ExperimentPlan plan = ExperimentPlan.DEFAULT;
                DatabaseUrl database = databases.forScale(plan.scale());
                runner().tryOut(
                                plan,
                                database,
                                MachineWatch.here(server, Set.of()),
                                () -> preparationUnwanted);
            }
        } catch (SutException | RuntimeException e) {
            // Whoever starts an experiment is told of what is still the matter then.
            Log.debug("The first experiment could not be prepared", e);
        } finally {
            inPreparation = false;
            preparing.unlock();
        }
    }

    /** Whether the lock is held now; it is not by one that is cancelled meanwhile. */
    private boolean awaitPrepared(BooleanSupplier cancelled, Runnable waits) {
        try {
            while (!preparing.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancelled.getAsBoolean()) {
                    return false;
                }
                waits.run();
            }
            return true;
        } catch (InterruptedException e) {
            // Whoever is told to stop finds out in the next wait.
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void giveUpPreparing() throws InterruptedException {
        preparationUnwanted = true;
        if (inPreparation
                && preparing.tryLock(SutProcess.STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            preparing.unlock();
        }
    }

    /** Leaves no process of a preparation behind; whoever runs an experiment ends it himself. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        giveUpPreparing();
    }

    @Override
    public MachineUse look() throws InterruptedException {
        return MachineLook.begin().end(server);
    }

    private static Optional<String> end(MachineLook look, Long server) {
        try {
            return MachineLook.busyBecause(look.end(server));
        } catch (InterruptedException e) {
            // Whoever is told to stop finds out in the next wait.
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
