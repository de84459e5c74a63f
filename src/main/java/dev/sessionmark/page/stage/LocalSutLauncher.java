package dev.sessionmark.page.stage;

import dev.sessionmark.engine.machine.MeasuredDatabases;
import dev.sessionmark.engine.machine.SharedArchive;
import dev.sessionmark.experiment.ExperimentEngine;
import dev.sessionmark.experiment.PlanDefaults;
import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.measurement.LoopFigures;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.page.stage.StagedSut.LoopObservation;
import dev.sessionmark.page.stage.StagedSut.SutLauncher;
import dev.sessionmark.platform.DataFolder;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.sut.LatencyProxy;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutOptions;
import dev.sessionmark.sut.SutProcess;
import dev.sessionmark.workload.PgbenchTables;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Starts them on this machine, each behind a latency proxy, as an experiment does. */
@ApplicationScoped
class LocalSutLauncher implements SutLauncher {

    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);
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
                            new SutOptions(
                                    behind,
                                    Factors.POOL_SIZE.usual().getFirst().intValue(),
                                    null,
                                    SLOW_CALL,
                                    true,
                                    true),
                            cancelled);
            LocalSut.sendFirstRequests(sut.port());
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

    /** A process on this machine, and the proxy that puts its database further away. */
    private static final class LocalSut implements StagedSut {

        private final SutProcess sut;
        private final LatencyProxy proxy;
        private boolean looking;

        LocalSut(SutProcess sut, LatencyProxy proxy) {
            this.sut = sut;
            this.proxy = proxy;
        }

        @Override
        public int port() {
            return sut.port();
        }

        @Override
        public void setDbLatency(Duration dbLatency) {
            proxy.setDbLatency(dbLatency);
        }

        @Override
        public Optional<LoopObservation> look() {
            try {
                Optional<LoopObservation> seen = Optional.empty();
                if (looking) {
                    LoopFigures loops = sut.end().loops();
                    if (loops.samples() > 0) {
                        seen =
                                Optional.of(
                                        new LoopObservation(loops.blockedShare(), culprit(loops)));
                    }
                }
                sut.begin();
                looking = true;
                return seen;
            } catch (SutException e) {
                throw new IllegalStateException("It ended by itself.", e);
            }
        }

        private static String culprit(LoopFigures loops) {
            return loops.culprits().stream().findFirst().map(Culprit::frame).orElse(null);
        }

        @Override
        public void close() {
            sut.close();
            proxy.close();
        }

        /**
         * One request to each setup while the database is still near: the pools have connections
         * afterwards, and nobody who looks sees a login of many round trips instead of a statement
         * of one.
         */
        static void sendFirstRequests(int port) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                for (SessionSetup setup : SessionSetup.values()) {
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://%s:%d%s"
                                                            .formatted(
                                                                    StagedSut.HOST,
                                                                    port,
                                                                    StageRequest.pathOf(
                                                                            setup.id()))))
                                    .timeout(FIRST_PATIENCE)
                                    .build(),
                            BodyHandlers.discarding());
                }
            } catch (IOException e) {
                // Those who ask next meet the same and say so.
                Log.debug("A first request to the system under test on stage failed", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
