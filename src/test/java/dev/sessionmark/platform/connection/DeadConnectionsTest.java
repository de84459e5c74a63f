package dev.sessionmark.platform.connection;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.DatabaseGone;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedServer;
import dev.sessionmark.platform.postgres.Relay;
import dev.sessionmark.platform.tls.ReactiveOptions;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Behind a proxy that forgets its connections and goes on to make new ones. */
@Timeout(60)
class DeadConnectionsTest {

    private static final int CONNECTIONS = 3;
    private static final Duration SILENCE = Duration.ofSeconds(2);

    @RegisterExtension static final EmbeddedServer SERVER = new EmbeddedServer();

    @Test
    @Drill(
            failure = "A proxy forgets the connections of the history",
            done = "nothing goes through them any more, new ones work",
            seen =
                    "they are closed after ten seconds of silence, and requests are answered "
                            + "again")
    void aPoolReplacesThem() throws Exception {
        DatabaseUrl server = SERVER.database().url();
        Vertx vertx = Vertx.vertx();
        try (Relay relay = new Relay("127.0.0.1", server.port())) {
            DatabaseUrl url =
                    new DatabaseUrl(
                            "127.0.0.1",
                            relay.port(),
                            server.database(),
                            server.user(),
                            server.password(),
                            Map.of());
            PgConnectOptions options =
                    ReactiveOptions.of(url.reactiveUrl())
                            .setUser(url.user())
                            .setPassword(url.password());
            Pool pool =
                    DeadConnections.poolWithout(
                            vertx, options, new PoolOptions().setMaxSize(CONNECTIONS), SILENCE);
            CompletableFuture.allOf(
                            IntStream.range(0, CONNECTIONS)
                                    .mapToObj(i -> query(pool, "select pg_sleep(0.3)"))
                                    .toArray(CompletableFuture[]::new))
                    .get(60, TimeUnit.SECONDS);
            assertTrue(relay.freeze() >= CONNECTIONS);

            List<CompletableFuture<?>> waiting =
                    IntStream.range(0, CONNECTIONS)
                            .<CompletableFuture<?>>mapToObj(i -> query(pool, "select 1"))
                            .toList();
            // Whoever is next in the queue may still be given one that was closed just now.
            Awaitility.await()
                    .atMost(SILENCE.multipliedBy(3))
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> query(pool, "select 2").get(60, TimeUnit.SECONDS) != null);
            // Each of them: none is lost on the way.
            CompletableFuture.allOf(
                            IntStream.range(0, CONNECTIONS)
                                    .mapToObj(i -> query(pool, "select pg_sleep(0.3)"))
                                    .toArray(CompletableFuture[]::new))
                    .get(60, TimeUnit.SECONDS);
            Throwable lost =
                    assertThrows(
                                    ExecutionException.class,
                                    () -> waiting.getFirst().get(60, TimeUnit.SECONDS))
                            .getCause();
            assertTrue(DatabaseGone.isCauseOf(lost), lost::toString);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    private static CompletableFuture<?> query(Pool pool, String text) {
        return pool.query(text).execute().toCompletionStage().toCompletableFuture();
    }
}
