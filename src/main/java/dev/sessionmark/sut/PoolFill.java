package dev.sessionmark.sut;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.platform.connection.DatabaseWords;
import dev.sessionmark.platform.postgres.SqlState;
import dev.sessionmark.setup.FreshConnections;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.setup.SessionSetup.ConnectionType;
import io.agroal.api.AgroalDataSource;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens all connections of a setup's pool, one after another, before anything is measured: opening
 * them under load would be measured as what the setup costs. (Agroal even burns a core while
 * threads wait for its pool to grow.)
 */
@ApplicationScoped
public class PoolFill {

    /** A login takes some ten milliseconds, and a few round trips to a database far away. */
    private static final Duration LIMIT_PER_CONNECTION = Duration.ofSeconds(5);

    /** A server still counts the sessions of a client that has just gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    /** How long all of them may take: whoever waits for the answer waits as long. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private final AgroalDataSource blocking;
    private final Pool reactive;
    private final FreshConnections fresh;
    private final int size;

    PoolFill(
            AgroalDataSource blocking,
            Pool reactive,
            FreshConnections fresh,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size", defaultValue = "20")
                    int size) {
        this.blocking = blocking;
        this.reactive = reactive;
        this.fresh = fresh;
        this.size = size;
    }

    /**
     * Fills the pool that this setup uses. Where it has none, as many connections are opened at
     * once as it may use, and closed again.
     *
     * @return {@code {"fillMs": n}}, or {@code {"error": "..."}} with what the database said
     */
    ObjectNode fill(SessionSetup setup) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        long started = System.nanoTime();
        Deque<AutoCloseable> held = new ArrayDeque<>();
        try {
            if (setup == SessionSetup.NO_POOL) {
                nested(held, started);
            } else {
                Callable<AutoCloseable> opener =
                        setup.connectionType() == ConnectionType.REACTIVE
                                ? this::openReactive
                                : this::openBlocking;
                while (held.size() < size) {
                    checkTime(started);
                    held.push(patiently(opener));
                }
            }
            answer.put("fillMs", (System.nanoTime() - started) / 1e6);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.put("error", "interrupted while its pool was filled");
        } catch (Exception e) {
            answer.put(
                    "error",
                    "the database gave %d of the %d connections of the pool, %d too few: %s"
                            .formatted(
                                    held.size(),
                                    size,
                                    size - held.size(),
                                    DatabaseWords.of(cause(e))));
        } finally {
            giveBack(held, answer);
        }
        return answer;
    }

    /** Ends the pool of blocking sessions, so that its connections are there for another one. */
    void closeBlocking() {
        blocking.close();
    }

    private static AutoCloseable patiently(Callable<AutoCloseable> opener) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return opener.call();
            } catch (Exception e) {
                if (!SqlState.tooManyConnections(e) || System.nanoTime() - deadline > 0) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private AutoCloseable openBlocking() throws Exception {
        return blocking.getConnection();
    }

    private AutoCloseable openReactive() throws Exception {
        SqlConnection connection = await(reactive.getConnection());
        return () -> await(connection.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage()
                .toCompletableFuture()
                .get(LIMIT_PER_CONNECTION.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Each within the one before: they are open together, and close themselves. */
    private void nested(Deque<AutoCloseable> held, long started) throws SQLException {
        checkTime(started);
        if (held.size() < size) {
            fresh.with(
                    connection -> {
                        held.push(() -> {});
                        nested(held, started);
                        return null;
                    });
        }
    }

    private static void checkTime(long started) throws SQLException {
        if (System.nanoTime() - started > LIMIT.toNanos()) {
            throw new SQLTimeoutException("not within " + LIMIT.toSeconds() + " s");
        }
    }

    private static Exception cause(Exception e) {
        return e instanceof ExecutionException && e.getCause() instanceof Exception cause
                ? cause
                : e;
    }

    private static void giveBack(Deque<AutoCloseable> held, ObjectNode answer) {
        for (AutoCloseable one : held) {
            try {
                one.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer.put("error", "interrupted while its pool was filled");
            } catch (Exception e) {
                answer.put("error", "a connection could not be given back: " + e.getMessage());
            }
        }
    }
}
