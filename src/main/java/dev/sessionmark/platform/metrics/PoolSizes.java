package dev.sessionmark.platform.metrics;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.arc.InstanceHandle;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import java.lang.annotation.Annotation;
import java.util.Set;

/**
 * Lets {@link OpenConnections} ask every reactive pool of the application for its size. The name of
 * a pool in the metrics is that of its datasource.
 */
@ApplicationScoped
class PoolSizes {

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
