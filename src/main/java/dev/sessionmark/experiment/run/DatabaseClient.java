package dev.sessionmark.experiment.run;

import dev.sessionmark.platform.Transport;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.ExecutionException;

/** The bare reactive client in the controller, on an event loop of its own. */
final class DatabaseClient implements AutoCloseable {

    private final Vertx vertx;
    private final Pool pool;

    DatabaseClient(DatabaseUrl database, int poolSize) {
        this.vertx = Transport.vertx(new VertxOptions().setEventLoopPoolSize(1));
        PgConnectOptions options =
                PgConnectOptions.fromUri(database.reactiveUrl())
                        .setUser(database.user())
                        .setCachePreparedStatements(true);
        if (database.password() != null) {
            options.setPassword(database.password());
        }
        this.pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(poolSize))
                        .connectingTo(options)
                        .using(vertx)
                        .build();
    }

    Vertx vertx() {
        return vertx;
    }

    Pool pool() {
        return pool;
    }

    @Override
    public void close() {
        try {
            pool.close().toCompletionStage().toCompletableFuture().get();
            vertx.close().toCompletionStage().toCompletableFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the database client did not close", e.getCause());
        }
    }
}
