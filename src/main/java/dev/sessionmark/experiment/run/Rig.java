package dev.sessionmark.experiment.run;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Transports;
import dev.sessionmark.load.LoadGenerator;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.platform.Transport;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.LatencyProxy;
import dev.sessionmark.sut.SutCommand;
import dev.sessionmark.sut.SutException;
import dev.sessionmark.sut.SutOptions;
import dev.sessionmark.sut.SutProcess;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Everything an experiment needs to be standing while its trials run. */
final class Rig implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final ExperimentPlan plan;
    private final DatabaseUrl direct;
    private final SutCommand command;
    private final LoadGenerator generator;
    private final Optional<LatencyProxy> proxy;

    /** Opens the latency proxy only when some condition adds latency: it is not free. */
    Rig(ExperimentPlan plan, DatabaseUrl database, SutCommand command) {
        this.plan = plan;
        this.direct = database;
        this.command = command;
        this.generator = new LoadGenerator();
        this.proxy =
                plan.addsLatency()
                        ? Optional.of(new LatencyProxy(database.host(), database.port()))
                        : Optional.empty();
    }

    LoadGenerator generator() {
        return generator;
    }

    /** The measured database, past the proxy. */
    DatabaseUrl direct() {
        return direct;
    }

    /** The measured database as the system under test reaches it. */
    DatabaseUrl database() {
        return proxy.map(p -> direct.withAddress(LOOPBACK, p.port())).orElse(direct);
    }

    boolean proxied() {
        return proxy.isPresent();
    }

    /** What the measurement's event loops wait on; the system under test's is sure once it runs. */
    Transports transports() {
        return new Transports(
                generator.transport().id(),
                proxy.map(p -> p.transport().id()).orElse(null),
                Transport.best().id());
    }

    /** From now on the database is as far away as the condition says. */
    void put(Condition condition) {
        proxy.ifPresent(p -> p.setRoundTrip(condition.dbLatency()));
    }

    /**
     * Starts a system under test, on the same transport as the others or not at all.
     *
     * @param poolSize its database connections
     * @param cancelled asked often; true ends every wait for it
     */
    SutProcess startSut(int poolSize, BooleanSupplier cancelled) throws SutException {
        DatabaseUrl database = database();
        SutProcess sut = start(database, poolSize, cancelled);
        if (!sut.transport().equals(transports().sut())) {
            sut.close();
            throw new SutException(
                    "the system under test runs on %s instead of %s"
                            .formatted(sut.transport(), transports().sut()));
        }
        return sut;
    }

    private SutProcess start(DatabaseUrl database, int poolSize, BooleanSupplier cancelled)
            throws SutException {
        return SutProcess.start(
                command,
                new SutOptions(
                        database.jdbcUrl(),
                        database.reactiveUrl(),
                        database.user(),
                        database.password() == null ? "" : database.password(),
                        poolSize,
                        plan.slowCall()),
                cancelled);
    }

    @Override
    public void close() {
        generator.close();
        proxy.ifPresent(LatencyProxy::close);
    }
}
