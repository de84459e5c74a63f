package dev.sessionmark.experiment.history;

import dev.sessionmark.platform.metrics.OpenConnections;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The pool of connections to the service's own data; absent in the system under test. */
@ApplicationScoped
public class HistoryPool {

    /** Name of the datasource, of its persistence unit and of its pool in the metrics. */
    public static final String NAME = "history";

    void publish(
            @Observes StartupEvent event,
            @ReactiveDataSource(NAME) InjectableInstance<Pool> pools,
            OpenConnections connections) {
        pools.listActive().forEach(pool -> connections.register(NAME, pool::size));
    }
}
