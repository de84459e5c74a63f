package dev.sessionmark.platform.metrics;

import io.quarkus.vertx.http.runtime.ExtendedQuarkusVertxHttpMetrics;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;

/**
 * What is measured of Vert.x: HTTP servers by Quarkus, pools by us, since Quarkus' pool figures
 * know no waiting time apart from the time in use. Sockets, event bus and clients cost nothing.
 */
final class ServiceMetrics implements VertxMetrics, ExtendedQuarkusVertxHttpMetrics {

    private final VertxMetrics http;
    private final Pools pools;

    /**
     * @param http measures HTTP servers; null to leave them alone
     * @param pools measures pools
     */
    ServiceMetrics(VertxMetrics http, Pools pools) {
        this.http = http;
        this.pools = pools;
    }

    /** Makes the metrics of a pool of this type and name; null to leave it alone. */
    @FunctionalInterface
    interface Pools {
        PoolMetrics<?> create(String type, String name, int maxSize);
    }

    @Override
    public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(
            HttpServerOptions options, SocketAddress address) {
        return http == null ? null : http.createHttpServerMetrics(options, address);
    }

    @Override
    public PoolMetrics<?> createPoolMetrics(String type, String name, int maxSize) {
        return pools.create(type, name, maxSize);
    }

    /**
     * Quarkus asks for it, by a cast, as soon as the number of connections is limited. Its own
     * makes one gauge of the same name for each of two servers, the second of which is refused with
     * a warning; active connections are among the servers' metrics anyway.
     */
    @Override
    public ConnectionTracker getHttpConnectionTracker() {
        return NOOP_CONNECTION_TRACKER;
    }
}
