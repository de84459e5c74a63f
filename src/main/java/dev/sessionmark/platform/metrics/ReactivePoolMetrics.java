package dev.sessionmark.platform.metrics;

import io.vertx.core.spi.metrics.PoolMetrics;
import java.util.List;

/**
 * Turns what the reactive client says of a pool into calls of listeners. The client keeps one
 * metric per request for a connection: while the request waits the metric is the moment it was
 * asked, while the connection is in use the moment it was granted.
 */
final class ReactivePoolMetrics implements PoolMetrics<Long> {

    private final SessionPoolListener[] listeners;

    ReactivePoolMetrics(List<SessionPoolListener> listeners) {
        this.listeners = listeners.toArray(SessionPoolListener[]::new);
    }

    @Override
    public Long submitted() {
        long now = System.nanoTime();
        for (SessionPoolListener listener : listeners) {
            listener.asked();
        }
        return now;
    }

    @Override
    public Long begin(Long askedAt) {
        long now = System.nanoTime();
        for (SessionPoolListener listener : listeners) {
            listener.waited(now - askedAt);
        }
        return now;
    }

    @Override
    public void rejected(Long askedAt) {
        long now = System.nanoTime();
        for (SessionPoolListener listener : listeners) {
            listener.refused(now - askedAt);
        }
    }

    @Override
    public void end(Long grantedAt, boolean succeeded) {
        long now = System.nanoTime();
        for (SessionPoolListener listener : listeners) {
            listener.held(now - grantedAt);
        }
    }
}
