package dev.sessionmark.platform.metrics;

import io.vertx.core.spi.metrics.PoolMetrics;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns what the reactive client says of a pool into calls of listeners. The client keeps one
 * metric per request for a connection: while the request waits the metric is the moment it was
 * asked, while the connection is in use the moment it was granted.
 */
final class ReactivePoolMetrics implements PoolMetrics<Long> {

    private final SessionPoolListener[] listeners;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger inUse = new AtomicInteger();

    ReactivePoolMetrics(List<SessionPoolListener> listeners) {
        this.listeners = listeners.toArray(SessionPoolListener[]::new);
    }

    @Override
    public Long submitted() {
        long now = System.nanoTime();
        pending(waiting.incrementAndGet());
        return now;
    }

    @Override
    public Long begin(Long askedAt) {
        long now = System.nanoTime();
        pending(waiting.decrementAndGet());
        used(inUse.incrementAndGet());
        for (SessionPoolListener listener : listeners) {
            listener.waited(now - askedAt);
        }
        return now;
    }

    @Override
    public void rejected(Long askedAt) {
        long now = System.nanoTime();
        pending(waiting.decrementAndGet());
        for (SessionPoolListener listener : listeners) {
            listener.refused(now - askedAt);
        }
    }

    @Override
    public void end(Long grantedAt, boolean succeeded) {
        long now = System.nanoTime();
        used(inUse.decrementAndGet());
        for (SessionPoolListener listener : listeners) {
            listener.held(now - grantedAt);
        }
    }

    private void pending(int count) {
        for (SessionPoolListener listener : listeners) {
            listener.pending(count);
        }
    }

    private void used(int count) {
        for (SessionPoolListener listener : listeners) {
            listener.used(count);
        }
    }
}
