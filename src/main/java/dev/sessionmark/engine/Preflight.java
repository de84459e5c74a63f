package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.Arm;
import dev.sessionmark.engine.arm.Target;
import dev.sessionmark.engine.machine.DatabaseClient;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.connection.DatabaseWords;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.setup.ConnectionType;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutProcess;
import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Script;
import dev.sessionmark.workload.Workload;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What would fail every request is found before anything is measured: the workload's transaction is
 * run and rolled back; then, in a system under test for all setups, each kind of pool is filled and
 * each setup is asked once. Targets are asked once, too.
 */
final class Preflight {

    /** They are there at every scale. */
    private static final Numbers FIRST = new Numbers(1, 1, 1, 0);

    private final ExperimentPlan plan;
    private final Testbed testbed;
    private final LoadSpecs loads;
    private final LoadWaiter await;

    Preflight(RunningExperiment experiment) {
        this.plan = experiment.plan();
        this.testbed = experiment.testbed();
        this.loads = experiment.loads();
        this.await = experiment.await();
    }

    /**
     * Looks for it.
     *
     * @throws UnfitException with what kept a target from being asked, in one line
     * @throws DatabaseException with what the database said, in one line
     * @throws SutException when no system under test could be started
     */
    void run() throws SutException {
        for (Arm arm : testbed.arms()) {
            if (arm.kind() == Arm.Kind.SERVICE) {
                try (Target target = arm.target().open(Condition.NONE, await::cancelled)) {
                    ask(arm, target.url()).ifPresent(why -> unanswered(arm, target.url(), why));
                }
            }
        }
        if (!plan.setups().isEmpty()) {
            trySetups();
        }
    }

    private void trySetups() throws SutException {
        if (Connections.throughPooler(testbed.direct())) {
            testbed.standsBehindPooler();
        }
        rehearse(testbed.direct(), Workload.byId(plan.workload()).orElseThrow());
        await.check();
        int poolSize = Collections.max(plan.values(Factors.POOL_SIZE)).intValue();
        try (SutProcess sut = testbed.startForAll(poolSize, await::cancelled)) {
            URI url = URI.create("http://127.0.0.1:" + sut.port());
            SessionSetup before = null;
            for (SessionSetup setup : order()) {
                if (before == null || !pool(before).equals(pool(setup))) {
                    fill(sut, setup);
                }
                await.check();
                ask(testbed.arm(setup.id()), url)
                        .ifPresent(
                                why -> {
                                    throw refused(setup.id(), why, null);
                                });
                before = setup;
            }
        }
    }

    /** Connections that close by themselves first, then the pool that can be closed. */
    private List<SessionSetup> order() {
        return plan.setups().stream()
                .map(id -> SessionSetup.byId(id).orElseThrow())
                .sorted(Comparator.comparing(Preflight::pool))
                .toList();
    }

    private static Integer pool(SessionSetup setup) {
        if (setup == SessionSetup.NO_POOL) {
            return 0;
        }
        return setup.connectionType() == ConnectionType.BLOCKING ? 1 : 2;
    }

    private void fill(SutProcess sut, SessionSetup setup) throws SutException {
        if (setup.connectionType() == ConnectionType.REACTIVE) {
            sut.closeBlocking();
        }
        try {
            sut.fill(setup.id());
        } catch (SutException e) {
            await.check();
            throw refused(setup.id(), e.getMessage(), e);
        }
    }

    /** Why it does not answer rightly; empty when it does. */
    private Optional<String> ask(Arm arm, URI url) {
        LoadFigures asked = await.result(testbed.start(loads.once(arm, url)));
        await.check();
        if (asked.counts().succeeded() > 0) {
            return Optional.empty();
        }
        return Optional.of(
                asked.failures().isEmpty()
                        ? "it does not answer"
                        : asked.failures().getFirst().words());
    }

    private static void unanswered(Arm arm, URI url, String why) {
        throw new UnfitException(
                "%s cannot be measured at %s: %s".formatted(arm.label(), url, why));
    }

    private DatabaseException refused(String what, String why, Exception cause) {
        return new DatabaseException(
                "%s cannot be measured on the database %s: %s"
                        .formatted(what, testbed.direct().display(), why),
                cause);
    }

    /** Runs the workload's transaction, and takes it back. */
    private void rehearse(DatabaseUrl database, Workload workload) {
        try (DatabaseClient client = new DatabaseClient(database, 1)) {
            client.pool()
                    .withConnection(connection -> rehearsed(connection, workload))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(Connections.ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw refused(workload.id(), "it does not answer", e);
        } catch (ExecutionException e) {
            throw refused(workload.id(), DatabaseWords.of(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }

    private static Future<Balance> rehearsed(SqlConnection connection, Workload workload) {
        Script script =
                workload.writes()
                        ? Workload.writing(workload.id())
                        : Workload.reading(workload.id());
        return connection
                .begin()
                .compose(
                        transaction ->
                                script.client(connection, FIRST)
                                        .eventually(() -> transaction.rollback()));
    }
}
