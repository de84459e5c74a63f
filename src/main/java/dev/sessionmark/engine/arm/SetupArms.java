package dev.sessionmark.engine.arm;

import dev.sessionmark.engine.CancelledException;
import dev.sessionmark.engine.machine.DatabaseClient;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.load.Call;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.platform.Transport;
import dev.sessionmark.platform.connection.DatabaseWords;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.setup.SessionSetup.ConnectionType;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutOptions;
import dev.sessionmark.sut.SutProcess;
import dev.sessionmark.sut.SutRoutes;
import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.Numbers;
import dev.sessionmark.workload.Script;
import dev.sessionmark.workload.Think;
import dev.sessionmark.workload.Workload;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Our setups as arms, each in a system under test of its own. */
public final class SetupArms {

    /** They are there at every scale. */
    private static final Numbers FIRST = new Numbers(1, 1, 1, 0);

    private final ExperimentPlan plan;
    private final Workload workload;
    private final DatabaseWay way;
    private final SutCommandLine command;

    /** Found once, so that every process has the same to do. */
    private final long stepsOfMillisecond;

    private boolean behindPooler;

    /**
     * @param way to the measured database
     * @param command starts a system under test
     */
    public SetupArms(ExperimentPlan plan, DatabaseWay way, SutCommandLine command) {
        this.plan = plan;
        this.workload = Workload.byId(plan.workload()).orElseThrow();
        this.way = way;
        this.command = command;
        boolean thinks = plan.values(Factors.THINK).stream().anyMatch(time -> time > 0);
        this.stepsOfMillisecond = thinks ? Think.stepsFor(Duration.ofMillis(1)) : 0;
    }

    /** Those of the plan; first the bare client, which most likely carries the most. */
    public List<Arm> arms() {
        return plan.setups().stream()
                .sorted(Comparator.comparing(id -> !id.equals(SessionSetup.REACTIVE_CLIENT.id())))
                .map(this::arm)
                .toList();
    }

    private Arm arm(String setup) {
        return new Arm(
                setup,
                Arm.Kind.SETUP,
                (first, cancelled) -> open(setup, first, cancelled),
                seed -> new PgbenchRequests(setup, workload, plan.scale(), seed),
                Call.get(SutRoutes.BYSTANDER).expecting(SutRoutes.BYSTANDER_ANSWER),
                this::bound);
    }

    /** Each request needs at least one round trip on one connection (Little's law). */
    private Optional<Arm.Bound> bound(Condition condition) {
        double seconds = condition.time(Factors.DB_LATENCY).toNanos() / 1e9;
        int connections = plan.poolSize(condition);
        double most = connections / seconds;
        return seconds == 0
                ? Optional.empty()
                : Optional.of(
                        new Arm.Bound(
                                most,
                                String.format(
                                        Locale.ROOT,
                                        "%d connections allow nobody more than %,.0f",
                                        connections,
                                        most)));
    }

    /** Fills the pool before latency is added, so that no trial pays for far logins. */
    private Target open(String setup, Condition first, BooleanSupplier cancelled)
            throws SutException {
        int poolSize = plan.poolSize(first);
        SutProcess sut = start(poolSize, plan.value(Factors.EVENT_LOOPS, first), cancelled);
        try {
            Duration added = way.added();
            way.add(Duration.ZERO);
            Duration filled = sut.fill(setup);
            way.add(added);
            SutTarget target = new SutTarget(sut, poolSize, filled, this::thinkSteps);
            target.set(first);
            return target;
        } catch (SutException e) {
            sut.close();
            throw e;
        }
    }

    private long thinkSteps(Condition condition) {
        return Math.round(
                stepsOfMillisecond * plan.inFull(condition).time(Factors.THINK).toNanos() / 1e6);
    }

    private SutProcess start(int poolSize, Double eventLoops, BooleanSupplier cancelled)
            throws SutException {
        SutOptions options =
                new SutOptions(
                        way.database(),
                        poolSize,
                        eventLoops == null ? null : (Integer) eventLoops.intValue(),
                        plan.slowCall(),
                        false,
                        !behindPooler);
        SutProcess sut = SutProcess.start(command, options, cancelled);
        String wanted = Transport.best().id();
        if (!sut.transport().equals(wanted)) {
            sut.close();
            throw new SutException(
                    "the system under test runs on %s instead of %s"
                            .formatted(sut.transport(), wanted));
        }
        return sut;
    }

    /** Asks an arm for an answer. */
    @FunctionalInterface
    public interface Asker {

        /** Why it does not answer rightly; empty when it does. */
        Optional<String> ask(Arm arm, URI url);
    }

    /**
     * Finds what would fail every request: the workload's transaction is run and rolled back; then,
     * in one system under test for all of them, each kind of pool is filled and each setup asked.
     *
     * @throws DatabaseException with what the database said, in one line
     * @throws SutException when no system under test could be started
     * @throws CancelledException when the experiment is cancelled
     */
    public void tryOut(Asker asker, BooleanSupplier cancelled) throws SutException {
        behindPooler = Connections.throughPooler(way.direct());
        rehearse();
        check(cancelled);
        int poolSize = Collections.max(plan.values(Factors.POOL_SIZE)).intValue();
        way.add(Duration.ZERO);
        try (SutProcess sut = start(poolSize, null, cancelled)) {
            URI url = URI.create("http://127.0.0.1:" + sut.port());
            Integer filled = null;
            for (SessionSetup setup : poolByPool()) {
                if (!pool(setup).equals(filled)) {
                    fill(sut, setup, cancelled);
                    filled = pool(setup);
                }
                check(cancelled);
                asker.ask(arm(setup.id()), url)
                        .ifPresent(
                                why -> {
                                    throw refused(setup.id(), why, null);
                                });
            }
        }
    }

    /** Connections that close by themselves first, then the pool that can be closed. */
    private List<SessionSetup> poolByPool() {
        return plan.setups().stream()
                .map(id -> SessionSetup.byId(id).orElseThrow())
                .sorted(Comparator.comparing(SetupArms::pool))
                .toList();
    }

    private static Integer pool(SessionSetup setup) {
        if (setup == SessionSetup.NO_POOL) {
            return 0;
        }
        return setup.connectionType() == ConnectionType.BLOCKING ? 1 : 2;
    }

    private void fill(SutProcess sut, SessionSetup setup, BooleanSupplier cancelled)
            throws SutException {
        if (setup.connectionType() == ConnectionType.REACTIVE) {
            sut.closeBlocking();
        }
        try {
            sut.fill(setup.id());
        } catch (SutException e) {
            check(cancelled);
            throw refused(setup.id(), e.getMessage(), e);
        }
    }

    private static void check(BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new CancelledException();
        }
    }

    /** Runs the workload's transaction, and takes it back. */
    private void rehearse() {
        try (DatabaseClient client = new DatabaseClient(way.direct(), 1)) {
            client.pool()
                    .withConnection(this::rehearsed)
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

    private Future<Balance> rehearsed(SqlConnection connection) {
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

    private DatabaseException refused(String what, String why, Exception cause) {
        return new DatabaseException(
                "%s cannot be measured on the database %s: %s"
                        .formatted(what, way.direct().display(), why),
                cause);
    }
}
