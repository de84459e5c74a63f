package dev.sessionmark.platform.metrics;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.spi.metrics.PoolMetrics;
import java.util.List;

/**
 * Turns what the reactive client says of a pool into calls of listeners. The client keeps one
 * metric per request for a connection.
 */
final class ReactivePoolMetrics implements PoolMetrics<ReactivePoolMetrics.Use> {

    /**
     * One request for a connection.
     *
     * @param asker the context that asked for it, which may be no longer the current one
     * @param since when it was asked for, while it waits; when it was granted, while it is in use
     */
    record Use(Context asker, long since) {}

    private final SessionPoolListener[] listeners;

    ReactivePoolMetrics(List<SessionPoolListener> listeners) {
        this.listeners = listeners.toArray(SessionPoolListener[]::new);
    }

    @Override
    public Use submitted() {
        long now = System.nanoTime();
        for (SessionPoolListener listener : listeners) {
            listener.asked();
        }
        return new Use(Vertx.currentContext(), now);
    }

    @Override
    public Use begin(Use asked) {
        long now = System.nanoTime();
        for (SessionPoolListener listener : listeners) {
            listener.waited(asked.asker, asked.since, now);
        }
        return new Use(asked.asker, now);
    }

    @Override
    public void rejected(Use asked) {
        long now = System.nanoTime();
        for (SessionPoolListener listener : listeners) {
            listener.refused(now - asked.since);
        }
    }

    @Override
    public void end(Use granted, boolean succeeded) {
        long now = System.nanoTime();
        for (SessionPoolListener listener : listeners) {
            listener.held(granted.asker, granted.since, now);
        }
    }
}
