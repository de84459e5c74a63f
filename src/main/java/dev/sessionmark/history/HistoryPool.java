package dev.sessionmark.history;

import dev.sessionmark.platform.connection.DeadConnections;
import dev.sessionmark.platform.tls.ReactiveOptions;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The pool of connections to the service's own data; absent in the system under test. */
public final class HistoryPool {

    /** Name of the datasource, of its persistence unit and of its pool in the metrics. */
    public static final String NAME = "history";

    private HistoryPool() {}

    /**
     * Makes the pool of the history as Quarkus would, encrypted as its URL says, of connections
     * that are given up when they are dead.
     */
    @Singleton
    @ReactiveDataSource(HistoryPool.NAME)
    public static class HistoryPoolCreator implements PgPoolCreator {

        private final String url;

        HistoryPoolCreator(
                @ConfigProperty(name = "quarkus.datasource.history.reactive.url")
                        Optional<String> url) {
            this.url = url.orElse("");
        }

        @Override
        public Pool create(Input input) {
            PgConnectOptions options =
                    ReactiveOptions.completed(input.pgConnectOptionsList().getFirst(), url);
            return DeadConnections.poolWithout(input.vertx(), options, input.poolOptions());
        }
    }
}
