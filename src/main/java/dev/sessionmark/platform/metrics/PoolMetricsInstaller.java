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
 * Puts our pool metrics into Vert.x. Quarkus' own Vert.x binder occupies the same single place and
 * is therefore switched off ({@code quarkus.micrometer.binder.vertx.enabled}); its pool figures
 * know no waiting time apart from the time in use.
 */
@Singleton
public class PoolMetricsInstaller implements VertxOptionsCustomizer {

    /** How the reactive SQL clients name the type of their pools. */
    private static final String SQL_POOL = "sql";

    /** What Vert.x calls a pool that was given no name, as that of the default data source. */
    private static final String UNNAMED = "__vertx.DEFAULT";

    private final List<SessionPoolListenerProvider> providers;

    PoolMetricsInstaller(@All List<SessionPoolListenerProvider> providers) {
        this.providers = providers;
    }

    @Override
    public void accept(VertxOptions options) {
        options.setMetricsOptions(
                new MetricsOptions().setEnabled(true).setFactory(new Installation()));
    }

    /** Called in the middle of making Quarkus' own Vert.x, the last chance to say its transport. */
    private final class Installation implements VertxMetricsFactory {

        @Override
        public void init(VertxBuilder builder) {
            VertxMetricsFactory.super.init(builder);
            Transport.chooseBest(builder);
        }

        @Override
        public VertxMetrics metrics(VertxOptions options) {
            return new PoolMetricsOnly();
        }
    }

    private static String readable(String name) {
        return UNNAMED.equals(name) ? "default" : name;
    }

    /** Measures SQL pools and nothing else: HTTP and sockets cost nothing. */
    private final class PoolMetricsOnly implements VertxMetrics {

        @Override
        public PoolMetrics<?> createPoolMetrics(String type, String name, int maxSize) {
            if (!SQL_POOL.equals(type)) {
                return null;
            }
            return new ReactivePoolMetrics(
                    providers.stream()
                            .map(provider -> provider.listenTo(readable(name), maxSize))
                            .toList());
        }
    }
}
