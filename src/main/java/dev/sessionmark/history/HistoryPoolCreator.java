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

/**
 * Makes the pool of the history as Quarkus would, encrypted as its URL says, of connections that
 * are given up when they are dead.
 */
@Singleton
@ReactiveDataSource(HistoryPool.NAME)
public class HistoryPoolCreator implements PgPoolCreator {

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
