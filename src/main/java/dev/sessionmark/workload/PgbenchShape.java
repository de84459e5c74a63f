package dev.sessionmark.workload;

import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What pgbench's tables look like, and whether those in a database do. */
final class PgbenchShape {

    static final List<String> TABLES =
            List.of("pgbench_branches", "pgbench_tellers", "pgbench_accounts", "pgbench_history");

    static final List<String> CREATE =
            List.of(
                    "create table pgbench_history(tid int, bid int, aid int, delta int,"
                            + " mtime timestamp, filler char(22))",
                    "create table pgbench_tellers(tid int not null, bid int, tbalance int,"
                            + " filler char(84)) with (fillfactor=100)",
                    "create table pgbench_accounts(aid int not null, bid int, abalance int,"
                            + " filler char(84)) with (fillfactor=100)",
                    "create table pgbench_branches(bid int not null, bbalance int,"
                            + " filler char(88)) with (fillfactor=100)");

    static final List<String> KEYS =
            List.of(
                    "alter table pgbench_branches add primary key (bid)",
                    "alter table pgbench_tellers add primary key (tid)",
                    "alter table pgbench_accounts add primary key (aid)");

    /** The columns that are used, with their types as PostgreSQL names them. */
    private static final Map<String, Map<String, String>> COLUMNS =
            Map.of(
                    "pgbench_branches",
                    Map.of("bid", "integer", "bbalance", "integer", "filler", "character(88)"),
                    "pgbench_tellers",
                    Map.of(
                            "tid", "integer",
                            "bid", "integer",
                            "tbalance", "integer",
                            "filler", "character(84)"),
                    "pgbench_accounts",
                    Map.of(
                            "aid", "integer",
                            "bid", "integer",
                            "abalance", "integer",
                            "filler", "character(84)"),
                    "pgbench_history",
                    Map.of(
                            "tid", "integer",
                            "bid", "integer",
                            "aid", "integer",
                            "delta", "integer",
                            "mtime", "timestamp without time zone",
                            "filler", "character(22)"));

    private static final Map<String, String> KEY_OF =
            Map.of(
                    "pgbench_branches", "bid",
                    "pgbench_tellers", "tid",
                    "pgbench_accounts", "aid");

    private static final String REMEDY =
            "; Sessionmark empties no table by itself: drop them, or name another database";

    private PgbenchShape() {}

    /**
     * Looks at the tables that the session's search path finds.
     *
     * @return true when all are there as they should be, false when there is none
     * @throws DatabaseException when something is there that does not fit
     */
    static boolean check(Connection connection, DatabaseUrl url, int scale) throws SQLException {
        List<String> missing = new ArrayList<>();
        for (String table : TABLES) {
            Map<String, String> columns = columns(connection, table);
            if (columns.isEmpty()) {
                missing.add(table);
            } else {
                checkColumns(url, table, columns);
            }
        }
        if (missing.size() == TABLES.size()) {
            return false;
        }
        if (!missing.isEmpty()) {
            throw new DatabaseException(
                    "The database %s has some of pgbench's tables but not %s%s"
                            .formatted(url.display(), String.join(", ", missing), REMEDY));
        }
        for (Map.Entry<String, String> key : KEY_OF.entrySet()) {
            checkKey(connection, url, key.getKey(), key.getValue());
        }
        checkScale(connection, url, scale);
        return true;
    }

    private static void checkColumns(DatabaseUrl url, String table, Map<String, String> found) {
        COLUMNS.get(table)
                .forEach(
                        (column, type) -> {
                            if (!type.equals(found.get(column))) {
                                throw new DatabaseException(
                                        ("The table %s in %s is not pgbench's: column %s should be"
                                                        + " %s but is %s%s")
                                                .formatted(
                                                        table,
                                                        url.display(),
                                                        column,
                                                        type,
                                                        found.getOrDefault(column, "missing"),
                                                        REMEDY));
                            }
                        });
    }

    private static void checkKey(Connection connection, DatabaseUrl url, String table, String key)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select a.attname from pg_index i join pg_attribute a on a.attrelid ="
                                + " i.indrelid and a.attnum = any(i.indkey) where i.indrelid ="
                                + " to_regclass(?) and i.indisprimary")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next() || !rows.getString(1).equals(key) || rows.next()) {
                    throw new DatabaseException(
                            "The table %s in %s has no primary key on %s; add it with pgbench -i -I p"
                                    .formatted(table, url.display(), key));
                }
            }
        }
    }

    private static void checkScale(Connection connection, DatabaseUrl url, int scale)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select (select count(*) from pgbench_branches),"
                                        + " (select count(*) from pgbench_tellers),"
                                        + " (select max(aid) from pgbench_accounts)")) {
            row.next();
            long branches = row.getLong(1);
            if (branches != scale) {
                throw new DatabaseException(
                        ("pgbench's tables in %s have scale %d, but %d is asked for; use --scale"
                                        + " %d, or drop them or name another database")
                                .formatted(url.display(), branches, scale, Math.max(1, branches)));
            }
            if (row.getLong(2) != (long) scale * Teller.PER_SCALE
                    || row.getLong(3) != (long) scale * Account.PER_SCALE) {
                throw new DatabaseException(
                        "pgbench's tables in %s are not filled as scale %d should be%s"
                                .formatted(url.display(), scale, REMEDY));
            }
        }
    }

    private static Map<String, String> columns(Connection connection, String table)
            throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "select attname, format_type(atttypid, atttypmod) from pg_attribute where"
                                + " attrelid = to_regclass(?) and attnum > 0 and not attisdropped"
                                + " order by attnum")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return columns;
    }
}
