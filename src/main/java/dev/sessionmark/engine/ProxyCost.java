package dev.sessionmark.engine;

import dev.sessionmark.engine.arm.DatabaseWay;
import dev.sessionmark.engine.machine.DatabaseClient;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.tls.TlsFailure;
import dev.sessionmark.statistics.Spread;
import io.vertx.sqlclient.SqlClient;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the latency proxy costs when it adds nothing: round trips through it and past it, in turn.
 */
final class ProxyCost {

    private static final int WARM_UP = 200;
    private static final int ROUND_TRIPS = 500;

    /** A database far away gets fewer round trips: what the proxy costs is small beside them. */
    private static final long ENOUGH_NANOS = TimeUnit.SECONDS.toNanos(10);

    private ProxyCost() {}

    /**
     * Median round trip through the proxy minus the median direct one, in milliseconds.
     *
     * @throws DatabaseException when the database does not answer
     */
    static double measure(DatabaseWay way, LoadWaiter await) {
        try (DatabaseClient direct = new DatabaseClient(way.direct(), 1);
                DatabaseClient proxied = new DatabaseClient(way.database(), 1)) {
            double[] past = new double[ROUND_TRIPS];
            double[] through = new double[ROUND_TRIPS];
            long started = System.nanoTime();
            int done = 0;
            for (int i = -WARM_UP; done < ROUND_TRIPS; i++) {
                await.check();
                double a = roundTrip(direct.pool(), way.direct());
                double b = roundTrip(proxied.pool(), way.direct());
                boolean late = System.nanoTime() - started > ENOUGH_NANOS;
                if (i >= 0 || late) {
                    past[done] = a;
                    through[done] = b;
                    done++;
                }
                if (late) {
                    break;
                }
            }
            return Spread.of(Arrays.copyOf(through, done)).median()
                    - Spread.of(Arrays.copyOf(past, done)).median();
        }
    }

    private static double roundTrip(SqlClient client, DatabaseUrl database) {
        long sent = System.nanoTime();
        try {
            client.query("select 1")
                    .execute()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(Connections.ANSWER_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw failed(database, "it does not answer", e);
        } catch (ExecutionException e) {
            throw failed(database, TlsFailure.explain(e).orElse(e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
        return (System.nanoTime() - sent) / 1e6;
    }

    private static DatabaseException failed(DatabaseUrl database, String why, Exception problem) {
        return new DatabaseException(
                "Cannot measure round trips to the database " + database.display() + ": " + why,
                problem);
    }
}
