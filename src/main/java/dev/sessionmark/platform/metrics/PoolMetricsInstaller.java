package dev.sessionmark.platform.metrics;

import dev.sessionmark.platform.Transport;
import io.quarkus.arc.All;
import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.metrics.MetricsOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Puts our pool metrics into Vert.x. Quarkus' own Vert.x binder occupies the same single place; it
 * was there before, and goes on to measure the HTTP servers: see {@link ServiceMetrics}.
 */
@Singleton
public class PoolMetricsInstaller implements VertxOptionsCustomizer {

    /** Name of the pool of the default data source. */
    static final String DEFAULT = "default";

    /** How the reactive SQL clients name the type of their pools. */
    private static final String SQL_POOL = "sql";

    /** What Vert.x calls a pool that was given no name, as that of the default data source. */
    private static final String UNNAMED = "__vertx.DEFAULT";

    private final List<SessionPoolListenerProvider> providers;
    private final MetricsConfig config;
    private final List<Transport.ServerHook> hooks;

    PoolMetricsInstaller(
            @All List<SessionPoolListenerProvider> providers,
            MetricsConfig config,
            @All List<Transport.ServerHook> hooks) {
        this.providers = providers;
        this.config = config;
        this.hooks = hooks;
    }

    @Override
    public void accept(VertxOptions options) {
        MetricsOptions quarkus = options.getMetricsOptions();
        options.setMetricsOptions(
                new MetricsOptions()
                        .setEnabled(true)
                        .setFactory(new Factory(quarkus == null ? null : quarkus.getFactory())));
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

    /** Makes the metrics of Quarkus' one Vert.x. */
    private final class Factory implements VertxMetricsFactory {

        private final VertxMetricsFactory quarkus;

        Factory(VertxMetricsFactory quarkus) {
            this.quarkus = quarkus;
        }

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
            VertxMetrics http = quarkus == null || !config.http() ? null : quarkus.metrics(options);
            return new ServiceMetrics(http, PoolMetricsInstaller.this::poolMetrics);
        }
    }
}
