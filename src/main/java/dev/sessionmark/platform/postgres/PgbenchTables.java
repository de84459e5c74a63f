package dev.sessionmark.platform.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * pgbench's four tables: made and filled when they are missing, as {@code pgbench -i -I tGvp} would
 * do it, and left alone when they are there.
 */
public final class PgbenchTables {

    /** Accounts for each unit of scale. */
    public static final int ACCOUNTS_PER_SCALE = 100_000;

    /** Tellers for each unit of scale. */
    public static final int TELLERS_PER_SCALE = 10;

    /** The largest scale at which every account number fits an {@code integer}. */
    public static final int MAX_SCALE = 20_000;

    /** Any number that others do not use: one caller at a time makes the tables. */
    private static final long LOCK = 0x5e5510_6d41_726bL;

    /** Rows per statement, so that progress can be seen and a cancel is noticed. */
    private static final long CHUNK = 500_000;

    /** Hears how far the filling is. */
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
        return run(url, scale, false, progress);
    }

    /**
     * Drops the tables, if there are any, and makes them anew. Only for a user who asked for it.
     *
     * @throws DatabaseException when the database cannot be used
     */
    public static void recreate(DatabaseUrl url, int scale, Progress progress) {
        run(url, scale, true, progress);
    }

    private static boolean run(DatabaseUrl url, int scale, boolean drop, Progress progress) {
        if (scale < 1 || scale >= MAX_SCALE) {
            throw new IllegalArgumentException(
                    "Scale out of range 1.." + (MAX_SCALE - 1) + ": " + scale);
        }
        try (Connection connection = Connections.open(url);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            // The lock ends with the session, at the latest.
            if (!drop && PgbenchShape.check(connection, url, scale)) {
                return false;
            }
            connection.setAutoCommit(false);
            try {
                fill(statement, scale, drop, progress);
                connection.commit();
            } catch (SQLException | RuntimeException problem) {
                connection.rollback();
                throw problem;
            }
            connection.setAutoCommit(true);
            progress.at(0.9, "vacuum");
            for (String table : PgbenchShape.TABLES) {
                statement.execute("vacuum analyze " + table);
            }
            progress.at(1, "done");
            return true;
        } catch (SQLException problem) {
            throw Connections.failed("Cannot make pgbench's tables in", url, problem);
        }
    }

    private static void fill(Statement statement, int scale, boolean drop, Progress progress)
            throws SQLException {
        progress.at(0, "create tables");
        if (drop) {
            statement.execute("drop table if exists " + String.join(", ", PgbenchShape.TABLES));
        }
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
        long accounts = (long) scale * ACCOUNTS_PER_SCALE;
        for (long from = 1; from <= accounts; from += CHUNK) {
            long to = Math.min(accounts, from + CHUNK - 1);
            progress.at(0.7 * (from - 1) / accounts, "fill pgbench_accounts");
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
            statement.execute(key);
        }
    }
}
