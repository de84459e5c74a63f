package dev.sessionmark.platform.metrics;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Pool;
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
 * the pool itself does, and exists later.
 */
@Singleton
class OpenConnections {

    private final Map<String, IntSupplier> pools = new ConcurrentHashMap<>();

    /** From now on {@code size} tells how many connections the pool of this name has open. */
    void register(String pool, IntSupplier size) {
        pools.put(pool, size);
    }

    /** The name of a pool in the metrics is that of its data source. */
    void publish(@Observes StartupEvent event, @Any InjectableInstance<Pool> all) {
        for (InstanceHandle<Pool> handle : all.handles()) {
            if (handle.getBean().isActive()) {
                register(name(handle.getBean().getQualifiers()), handle.get()::size);
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

    double of(String pool) {
        IntSupplier size = pools.get(pool);
        return size == null ? Double.NaN : size.getAsInt();
    }
}
