package dev.sessionmark.experiment.run;

import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.workload.Balance;
import dev.sessionmark.workload.ClientTransactions;
import dev.sessionmark.workload.Transfer;
import dev.sessionmark.workload.Workload;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the database itself could give: the workload's statements on the bare reactive client
 * without HTTP, as many at a time as the pool has connections. The first half of the time warms up.
 */
final class DatabaseCeiling {

    private final DatabaseUrl database;
    private final int poolSize;
    private final Workload workload;
    private final int scale;
    private final long seed;

    DatabaseCeiling(DatabaseUrl database, int poolSize, Workload workload, int scale, long seed) {
        this.database = database;
        this.poolSize = poolSize;
        this.workload = workload;
        this.scale = scale;
        this.seed = seed;
    }

    /** Transactions per second over the given time, after as long a warm-up. */
    double measure(Duration time) {
        try (DatabaseClient client = new DatabaseClient(database, poolSize)) {
            Tally tally = new Tally(System.nanoTime() + time.toNanos(), time.toNanos());
            List<Future<Void>> users = new ArrayList<>();
            client.vertx()
                    .getOrCreateContext()
                    .runOnContext(
                            start -> {
                                for (int i = 0; i < poolSize; i++) {
                                    users.add(user(client.pool(), seed + i, tally));
                                }
                                Future.join(users).onComplete(tally.done);
                            });
            tally.done.future().toCompletionStage().toCompletableFuture().join();
            return tally.counted / (time.toNanos() / 1e9);
        }
    }

    private Future<Void> user(Pool pool, long userSeed, Tally tally) {
        Promise<Void> end = Promise.promise();
        next(pool, new PgbenchNumbers(scale, userSeed), tally, end);
        return end.future();
    }

    private void next(Pool pool, PgbenchNumbers numbers, Tally tally, Promise<Void> end) {
        transaction(pool, numbers)
                .onFailure(end::fail)
                .onSuccess(
                        balance -> {
                            if (tally.count()) {
                                next(pool, numbers, tally, end);
                            } else {
                                end.complete();
                            }
                        });
    }

    private Future<Balance> transaction(Pool pool, PgbenchNumbers numbers) {
        Transfer transfer =
                new Transfer(numbers.aid(), numbers.tid(), numbers.bid(), numbers.delta());
        return switch (workload) {
            case SELECT_ONLY -> ClientTransactions.selectOnly(pool, transfer.aid());
            case SIMPLE_UPDATE ->
                    pool.withTransaction(s -> ClientTransactions.simpleUpdate(s, transfer));
            case TPCB_LIKE -> pool.withTransaction(s -> ClientTransactions.tpcbLike(s, transfer));
        };
    }

    /** Counts what ends inside the measured time. Used on one event loop only. */
    private static final class Tally {

        private final long from;
        private final long length;
        private final Promise<io.vertx.core.CompositeFuture> done = Promise.promise();
        private long counted;

        Tally(long from, long length) {
            this.from = from;
            this.length = length;
        }

        /** Counts one; false when the time is over. */
        boolean count() {
            long now = System.nanoTime() - from;
            if (now >= length) {
                return false;
            }
            if (now >= 0) {
                counted++;
            }
            return true;
        }
    }
}
