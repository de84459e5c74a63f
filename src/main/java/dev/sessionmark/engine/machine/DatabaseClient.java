package dev.sessionmark.engine.machine;

import dev.sessionmark.platform.Transport;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.tls.ReactiveOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The bare reactive client in the controller, on an event loop of its own. */
public final class DatabaseClient implements AutoCloseable {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Pool pool;

    /** A client that opens a connection when it first needs one. */
    public DatabaseClient(DatabaseUrl database, int poolSize) {
        this.vertx = Transport.vertx(new VertxOptions().setEventLoopPoolSize(1));
        PgConnectOptions options =
                ReactiveOptions.of(database.reactiveUrl())
                        .setUser(database.user())
                        .setConnectTimeout(
                                (int)
                                        database.connectTimeout()
                                                .orElse(Connections.ANSWER_LIMIT)
                                                .toMillis())
                        // Statements with a name would stay on the server's side of a pooler.
                        .setUseLayer7Proxy(true);
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

    /** Its connections. */
    public Pool pool() {
        return pool;
    }

    @Override
    public void close() {
        // Sockets go with their event loop, also those of a database that does not answer.
        try {
            await(pool.close());
        } finally {
            await(vertx.close());
        }
    }

    private static void await(Future<Void> closing) {
        try {
            closing.toCompletionStage()
                    .toCompletableFuture()
                    .get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the database client did not close", e);
        }
    }
}
