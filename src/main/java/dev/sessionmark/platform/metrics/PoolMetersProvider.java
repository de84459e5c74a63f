package dev.sessionmark.platform.metrics;

import io.micrometer.core.instrument.Metrics;
import jakarta.inject.Singleton;

/**
 * Publishes every reactive pool. It uses Micrometer's global registry, because pools are created
 * while Vert.x starts, when the registry's bean may not exist yet.
 */
@Singleton
public class PoolMetersProvider implements SessionPoolListenerProvider {

    private final OpenConnections connections;

    PoolMetersProvider(OpenConnections connections) {
        this.connections = connections;
    }

    @Override
    public SessionPoolListener listenTo(String pool, int maxSize) {
        return new PoolMeters(Metrics.globalRegistry, pool, maxSize, connections);
    }
}
