package dev.sessionmark.sut.probe;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import jakarta.inject.Singleton;
import java.sql.Connection;

/**
 * Counts the connections that the pool of blocking sessions gives out and gets back: when it does,
 * and not when a session says so. A session that got none is counted as refused.
 *
 * <p>Agroal does not say when a connection was asked for, so {@link BlockingSessionListener} does,
 * on the same thread.
 */
@Singleton
public class JdbcPoolProbe implements AgroalPoolInterceptor {

    /** When the session of this thread asked for the connection that it has not got yet. */
    private static final ThreadLocal<Long> ASKED = new ThreadLocal<>();

    /** Kept, because a look into the container for every session is not for nothing. */
    private static volatile SessionProbe current;

    private final SessionProbe probe;

    JdbcPoolProbe(SessionProbe probe) {
        this.probe = probe;
    }

    /** A session of this thread is about to ask for a connection. */
    static void asking() {
        if (current == null) {
            current = Arc.container().instance(SessionProbe.class).get();
        }
        if (current.watching()) {
            ASKED.set(System.nanoTime());
        }
    }

    /** It has ended asking, whatever came of it. */
    static void asked() {
        if (ASKED.get() != null) {
            ASKED.remove();
            current.refused();
        }
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (!probe.watching()) {
            return;
        }
        long got = System.nanoTime();
        Long asked = ASKED.get();
        ASKED.remove();
        TimedJdbc.grant(connection, got);
        probe.acquired(asked == null ? got : asked, got);
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        if (probe.watching()) {
            probe.released(TimedJdbc.granted(connection), System.nanoTime());
        }
    }
}
