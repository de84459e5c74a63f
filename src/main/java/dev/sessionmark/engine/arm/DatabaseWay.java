package dev.sessionmark.engine.arm;

import dev.sessionmark.platform.Transport;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.sut.LatencyProxy;
import java.time.Duration;
import java.util.Optional;

/** The way to the measured database, which may be made longer. */
public final class DatabaseWay implements AutoCloseable {

    private final DatabaseUrl direct;
    private final Optional<LatencyProxy> proxy;

    /**
     * Opens the latency proxy only where latency is to be added: it is not free.
     *
     * @param addsLatency whether it ever will be
     */
    public DatabaseWay(DatabaseUrl database, boolean addsLatency) {
        this.direct = database;
        this.proxy = addsLatency ? Optional.of(new LatencyProxy(database)) : Optional.empty();
    }

    /** The measured database, past the proxy. */
    public DatabaseUrl direct() {
        return direct;
    }

    /** The measured database as the system under test reaches it. */
    public DatabaseUrl database() {
        return proxy.map(p -> direct.through(p.port())).orElse(direct);
    }

    /** What the event loops of the proxy wait on; empty where there is none. */
    public Optional<Transport> transport() {
        return proxy.map(LatencyProxy::transport);
    }

    /** The round trip that is added now. */
    public Duration added() {
        return proxy.map(LatencyProxy::dbLatency).orElse(Duration.ZERO);
    }

    /** Adds this round trip from now on. */
    public void add(Duration roundTrip) {
        proxy.ifPresent(p -> p.setDbLatency(roundTrip));
    }

    @Override
    public void close() {
        proxy.ifPresent(LatencyProxy::close);
    }
}
