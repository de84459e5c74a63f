package dev.sessionmark.platform.metrics;

import io.micrometer.core.instrument.Metrics;
import jakarta.inject.Singleton;

/**
 * Publishes every reactive pool, unless told not to. It uses Micrometer's global registry, because
 * pools are created while Vert.x starts, when the registry's bean may not exist yet.
 */
@Singleton
public class PoolMetersProvider implements SessionPoolListenerProvider {

    private static final SessionPoolListener NONE = new SessionPoolListener() {};

    private final OpenConnections connections;
    private final MetricsConfig config;

    PoolMetersProvider(OpenConnections connections, MetricsConfig config) {
        this.connections = connections;
        this.config = config;
    }

    @Override
    public SessionPoolListener listenTo(String pool, int maxSize) {
        return !config.pools()
                ? NONE
                : new PoolMeters(Metrics.globalRegistry, pool, maxSize, connections);
    }
}
