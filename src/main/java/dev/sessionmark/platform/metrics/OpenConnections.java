package dev.sessionmark.platform.metrics;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * How many connections each pool has open. The pool metrics of the reactive client do not say it;
 * the pool itself does, and exists later: see {@link PoolSizes}.
 */
@Singleton
class OpenConnections {

    private final Map<String, IntSupplier> pools = new ConcurrentHashMap<>();

    /** From now on {@code size} tells how many connections the pool of this name has open. */
    void register(String pool, IntSupplier size) {
        pools.put(pool, size);
    }

    /** Connections open, in use or not; not a number for a pool not registered. */
    double of(String pool) {
        IntSupplier size = pools.get(pool);
        return size == null ? Double.NaN : size.getAsInt();
    }

    /**
     * Lets {@link OpenConnections} ask every reactive pool of the application for its size. The
     * name of a pool in the metrics is that of its datasource.
     */
    @ApplicationScoped
    static class PoolSizes {

        void publish(
                @Observes StartupEvent event,
                @Any InjectableInstance<Pool> pools,
                OpenConnections connections) {
            for (InstanceHandle<Pool> handle : pools.handles()) {
                if (handle.getBean().isActive()) {
                    Pool pool = handle.get();
                    connections.register(name(handle.getBean().getQualifiers()), pool::size);
                }
            }
        }

        private static String name(Set<Annotation> qualifiers) {
            return qualifiers.stream()
                    .filter(ReactiveDataSource.class::isInstance)
                    .map(qualifier -> ((ReactiveDataSource) qualifier).value())
                    .findFirst()
                    .orElse(PoolMetricsInstaller.DEFAULT);
        }
    }
}
