package dev.sessionmark.workload;

import dev.sessionmark.platform.postgres.CancelWatch;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * pgbench's four tables: made and filled when they are missing, as {@code pgbench -i -I tGvp} would
 * do it, and left alone when they are there.
 */
public final class PgbenchTables {

    /** The largest scale at which every account number fits an {@code integer}. */
    public static final int MAX_SCALE = 20_000;

    /** Any number that others do not use: one caller at a time makes the tables. */
    static final long LOCK = 0x5e5510_6d41_726bL;

    /** Rows per statement, so that progress can be seen. */
    private static final long CHUNK = 500_000;

    /** Longest statement on a slow disk, and what each unit of scale adds to a key or a vacuum. */
    private static final Duration STATEMENT_LIMIT = Duration.ofMinutes(2);

    private static final Duration LIMIT_PER_SCALE = Duration.ofSeconds(2);
    private static final long LOCK_RETRY_MILLIS = 100;

    @FunctionalInterface
    public interface Progress {
        /**
         * @param share done, 0 to 1
         * @param step what is being done
         */
        void at(double share, String step);
    }

    private PgbenchTables() {}

    /**
     * Sees to it that the tables are there with this scale.
     *
     * @return true when they were made, false when they were there
     * @throws DatabaseException when the database cannot be used, or has tables of these names with
     *     another scale or shape
     */
    public static boolean ensure(DatabaseUrl url, int scale, Progress progress) {
        return ensure(url, scale, progress, () -> false);
    }

    /**
     * The same, until somebody no longer wants it.
     *
     * @param cancelled asked often, also on another thread; true ends the filling within seconds,
     *     and leaves nothing of it
     * @throws CancellationException when it was cancelled
     */
    public static boolean ensure(
            DatabaseUrl url, int scale, Progress progress, BooleanSupplier cancelled) {
        if (scale < 1 || scale >= MAX_SCALE) {
            throw new IllegalArgumentException(
                    "Scale out of range 1.." + (MAX_SCALE - 1) + ": " + scale);
        }
        try (Connection connection = Connections.open(url);
                Statement statement = connection.createStatement();
                CancelWatch watch = new CancelWatch(connection, statement, cancelled)) {
            try {
                return run(connection, statement, url, scale, progress, watch);
            } catch (SQLException problem) {
                if (watch.cancelled()) {
                    throw cancelled(problem);
                }
                throw problem;
            }
        } catch (SQLException problem) {
            throw Connections.failed("Cannot make pgbench's tables in", url, problem);
        }
    }

    private static CancellationException cancelled(SQLException problem) {
        CancellationException cancelled = new CancellationException("cancelled");
        cancelled.initCause(problem);
        return cancelled;
    }

    private static boolean run(
            Connection connection,
            Statement statement,
            DatabaseUrl url,
            int scale,
            Progress progress,
            CancelWatch watch)
            throws SQLException {
        Duration limit = STATEMENT_LIMIT.plus(LIMIT_PER_SCALE.multipliedBy(scale));
        connection.setAutoCommit(false);
        try {
            lock(connection, statement, limit, progress, watch);
            Connections.allowInTransaction(connection, limit);
            boolean there = PgbenchShape.check(connection, url, scale);
            if (!there) {
                fill(statement, scale, progress, watch);
            }
            connection.commit();
            if (there) {
                return false;
            }
        } catch (SQLException | RuntimeException problem) {
            rollback(connection, problem);
            throw problem;
        }
        connection.setAutoCommit(true);
        progress.at(0.9, "vacuum");
        for (String table : PgbenchShape.TABLES) {
            watch.check();
            statement.execute("vacuum analyze " + table);
        }
        progress.at(1, "done");
        return true;
    }

    /**
     * Waits while another program makes the tables, and says who. The lock is the transaction's:
     * one of a session would stay on the server's side of a connection pooler.
     */
    private static void lock(
            Connection connection,
            Statement statement,
            Duration limit,
            Progress progress,
            CancelWatch watch)
            throws SQLException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!tryLock(statement)) {
            String holder = holder(statement);
            connection.rollback();
            watch.check();
            progress.at(0, "waiting for another program that makes them" + holder);
            if (System.nanoTime() - deadline > 0) {
                throw new SQLException(
                        "another program has been making them for %d s%s"
                                .formatted(limit.toSeconds(), holder));
            }
            try {
                Thread.sleep(LOCK_RETRY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
    }

    private static boolean tryLock(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** Who has the lock, in parentheses; empty where it is free by now. */
    private static String holder(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "select format(' (process %s of %s, %s)', a.pid, a.usename,"
                                + " coalesce(nullif(a.application_name, ''), 'unnamed'))"
                                + " from pg_locks l join pg_stat_activity a using (pid)"
                                + " where l.locktype = 'advisory' and l.granted"
                                + " and l.database = (select oid from pg_database"
                                + " where datname = current_database())"
                                + " and l.classid::bigint << 32 | l.objid::bigint = "
                                + LOCK)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** A connection that is gone is rolled back by its server. */
    private static void rollback(Connection connection, Exception problem) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            problem.addSuppressed(gone);
        }
    }

    private static void fill(Statement statement, int scale, Progress progress, CancelWatch watch)
            throws SQLException {
        progress.at(0, "create tables");
        for (String table : PgbenchShape.CREATE) {
            statement.execute(table);
        }
        for (String insert :
                List.of(
                        "insert into pgbench_branches(bid, bbalance)"
                                + " select bid, 0 from generate_series(1, %d) as bid",
                        "insert into pgbench_tellers(tid, bid, tbalance)"
                                + " select tid, (tid - 1) / 10 + 1, 0"
                                + " from generate_series(1, %d * 10) as tid")) {
            statement.execute(String.format(Locale.ROOT, insert, scale));
        }
        long accounts = (long) scale * Account.PER_SCALE;
        for (long from = 1; from <= accounts; from += CHUNK) {
            long to = Math.min(accounts, from + CHUNK - 1);
            progress.at(0.7 * (from - 1) / accounts, "fill pgbench_accounts");
            watch.check();
            statement.execute(
                    String.format(
                            Locale.ROOT,
                            "insert into pgbench_accounts(aid, bid, abalance, filler)"
                                    + " select aid, (aid - 1) / 100000 + 1, 0, ''"
                                    + " from generate_series(%d, %d) as aid",
                            from,
                            to));
        }
        progress.at(0.7, "primary keys");
        for (String key : PgbenchShape.KEYS) {
            watch.check();
            statement.execute(key);
        }
    }
}
