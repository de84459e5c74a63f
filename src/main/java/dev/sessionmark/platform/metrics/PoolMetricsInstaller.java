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
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Puts our metrics of pools and servers into Vert.x, in the place of Quarkus' own binder, of which
 * nothing is left: see {@link ServiceMetrics}.
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

    /** Makes the metrics of Quarkus' one Vert.x. */
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
            return new ServiceMetrics(
                    config.http() ? requests.get() : null, PoolMetricsInstaller.this::poolMetrics);
        }
    }
}
