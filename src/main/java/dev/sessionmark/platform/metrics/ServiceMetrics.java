package dev.sessionmark.platform.metrics;

import io.quarkus.vertx.http.runtime.ExtendedQuarkusVertxHttpMetrics;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;

/**
 * What is measured of Vert.x: HTTP servers and pools. Of Quarkus' own figures those of pools know
 * no waiting time apart from the time in use, and those of servers have no bound, see {@link
 * RequestMeters}. Sockets, event bus and clients cost nothing.
 */
final class ServiceMetrics implements VertxMetrics, ExtendedQuarkusVertxHttpMetrics {

    private final HttpServerMetrics<?, ?, ?> http;
    private final Pools pools;

    /**
     * @param http measures all HTTP servers; null to leave them alone
     * @param pools measures pools
     */
    ServiceMetrics(HttpServerMetrics<?, ?, ?> http, Pools pools) {
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
        return http;
    }

    @Override
    public PoolMetrics<?> createPoolMetrics(String type, String name, int maxSize) {
        return pools.create(type, name, maxSize);
    }

    /**
     * Quarkus asks for it, by a cast, as soon as the number of connections is limited. Its own
     * makes one gauge of the same name for each of two servers, the second of which is refused with
     * a warning; {@link RequestMeters} counts connections anyway.
     */
    @Override
    public ConnectionTracker getHttpConnectionTracker() {
        return NOOP_CONNECTION_TRACKER;
    }
}
