package dev.sessionmark.page.stage;

import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.PlanDefaults;
import dev.sessionmark.experiment.run.machine.MeasuredDatabases;
import dev.sessionmark.experiment.run.machine.SharedArchive;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.DataFolder;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.LatencyProxy;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutOptions;
import dev.sessionmark.sut.SutProcess;
import dev.sessionmark.workload.PgbenchTables;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Starts them on this machine, each behind a latency proxy, as an experiment does. */
@ApplicationScoped
class LocalSutLauncher implements SutLauncher {

    private static final Duration SLOW_CALL = Duration.ofMillis((long) PlanDefaults.SLOW_CALL_MS);

    private final MeasuredDatabases databases;
    private final ExperimentEngine engine;

    LocalSutLauncher(MeasuredDatabases databases, ExperimentEngine engine) {
        this.databases = databases;
        this.engine = engine;
    }

    @Override
    public StagedSut start(BooleanSupplier cancelled) {
        LatencyProxy proxy = null;
        try {
            // Two systems under test at a time would show one another's load.
            engine.giveUpPreparing();
            DatabaseUrl database = database(cancelled);
            proxy = new LatencyProxy(database);
            DatabaseUrl behind = database.through(proxy.port());
            SutProcess sut =
                    SutProcess.start(
                            SutCommandLine.ofThisProgram(SharedArchive.flags(DataFolder.resolve())),
                            SutOptions.of(
                                            behind,
                                            Factors.POOL_SIZE.usual().getFirst().intValue(),
                                            SLOW_CALL)
                                    .withServerTiming(),
                            cancelled);
            FirstRequests.send(sut.port());
            return new LocalSut(sut, proxy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (SutException | DatabaseException e) {
            if (proxy != null) {
                proxy.close();
            }
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("cancelled");
            }
            throw new IllegalStateException(e);
        }
    }

    private DatabaseUrl database(BooleanSupplier cancelled) {
        DatabaseUrl database = databases.forScale(PlanDefaults.SCALE);
        try {
            PgbenchTables.ensure(database, PlanDefaults.SCALE, (share, step) -> {}, cancelled);
        } catch (DatabaseException e) {
            // Tables of another scale do as well: one account is read.
            Log.warn(e.getMessage());
        }
        return database;
    }
}
