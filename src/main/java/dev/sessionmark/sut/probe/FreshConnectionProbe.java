package dev.sessionmark.sut.probe;

import dev.sessionmark.setup.FreshConnections.ConnectionObserver;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;

/** Counts a connection that is opened for one request as a session, from opening to closing it. */
@ApplicationScoped
public class FreshConnectionProbe implements ConnectionObserver {

    private final SessionProbe probe;

    FreshConnectionProbe(SessionProbe probe) {
        this.probe = probe;
    }

    @Override
    public Connection opened(Connection connection, long asked) {
        long opened = System.nanoTime();
        probe.acquired(asked, opened);
        return TimedJdbc.time(connection, probe, () -> probe.released(opened, System.nanoTime()));
    }

    @Override
    public void refused() {
        probe.refused();
    }
}
