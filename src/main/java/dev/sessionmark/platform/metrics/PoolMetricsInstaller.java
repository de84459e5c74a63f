package dev.sessionmark.platform.metrics;

import dev.sessionmark.platform.Transport;
import dev.sessionmark.platform.metrics.SessionPoolListener.SessionPoolListenerProvider;
import io.quarkus.arc.All;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.quarkus.vertx.http.runtime.ExtendedQuarkusVertxHttpMetrics;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Puts our metrics of pools and servers into Vert.x, in the place of Quarkus' own binder, of which
 * nothing is left: see {@link ServiceMetrics}.
 */
@Singleton
public class PoolMetricsInstaller implements VertxOptionsCustomizer {

    static final String DEFAULT = "default";

    /** How the reactive SQL clients name the type of their pools. */
    private static final String SQL_POOL = "sql";

    /** What Vert.x calls a pool that was given no name, as that of the default data source. */
    private static final String UNNAMED = "__vertx.DEFAULT";

    private final List<SessionPoolListenerProvider> providers;
    private final Instance<RequestMeters> requests;
    private final MetricsConfig config;
    private final List<Transport.ServerHook> hooks;

    PoolMetricsInstaller(
            @All List<SessionPoolListenerProvider> providers,
            Instance<RequestMeters> requests,
            MetricsConfig config,
            @All List<Transport.ServerHook> hooks) {
        this.providers = providers;
        this.requests = requests;
        this.config = config;
        this.hooks = hooks;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setMetricsOptions(new MetricsOptions().setEnabled(true).setFactory(new Factory()));
    }

    private PoolMetrics<?> poolMetrics(String type, String name, int maxSize) {
        if (!SQL_POOL.equals(type)) {
            return null;
        }
        return new ReactivePoolMetrics(
                providers.stream()
                        .map(provider -> provider.listenTo(readable(name), maxSize))
                        .toList());
    }

    private static String readable(String name) {
        return UNNAMED.equals(name) ? DEFAULT : name;
    }

    private final class Factory implements VertxMetricsFactory {

        /**
         * The last chance to say the transport of Quarkus' own Vert.x, which is half made here, and
         * to see its servers before they listen.
         */
        @Override
        public void init(VertxBuilder builder) {
            VertxMetricsFactory.super.init(builder);
            Transport.chooseBest(
                    builder,
                    (options, server) ->
                            hooks.forEach(hook -> hook.beforeListening(options, server)));
        }

        @Override
        public VertxMetrics metrics(VertxOptions options) {
            return new ServiceMetrics();
        }
    }

    /**
     * What is measured of Vert.x: HTTP servers and pools. Of Quarkus' own figures those of pools
     * know no waiting time apart from the time in use, and those of servers have no bound, see
     * {@link RequestMeters}. Sockets, event bus and clients cost nothing.
     */
    private final class ServiceMetrics implements VertxMetrics, ExtendedQuarkusVertxHttpMetrics {

        @Override
        public HttpServerMetrics<?, ?, ?> createHttpServerMetrics(
                HttpServerOptions options, SocketAddress address) {
            return config.http() ? requests.get() : null;
        }

        @Override
        public PoolMetrics<?> createPoolMetrics(String type, String name, int maxSize) {
            return poolMetrics(type, name, maxSize);
        }

        /**
         * Quarkus asks for it, by a cast, as soon as the number of connections is limited. Its own
         * makes one gauge of the same name for each of two servers, the second of which is refused
         * with a warning; {@link RequestMeters} counts connections anyway.
         */
        @Override
        public ConnectionTracker getHttpConnectionTracker() {
            return NOOP_CONNECTION_TRACKER;
        }
    }

    /**
     * Turns what the reactive client says of a pool into calls of listeners. The client keeps one
     * metric per request for a connection.
     */
    static final class ReactivePoolMetrics implements PoolMetrics<ReactivePoolMetrics.Use> {

        /**
         * One request for a connection.
         *
         * @param asker the context that asked for it, which may be no longer the current one
         * @param since when it was asked for, while it waits; when it was granted, while it is in
         *     use
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
}
