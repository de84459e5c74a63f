package dev.sessionmark.history.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Where the history's tables live: in a schema of their own, so that neither they nor Flyway's
 * notes on them meet those of an application whose database it is.
 */
public final class HistorySchema {

    /** Its name; the same in application.properties. */
    public static final String NAME = "sessionmark";

    /** The newest version in {@code db/history}; a test holds it to that. */
    static final String VERSION = "10";

    /**
     * The one question of a start: a row with true where Flyway noted the newest version, and the
     * encoding of the database. Where there is no history yet, the table that is asked is missing.
     */
    static final String IS_CURRENT =
            "select exists(select 1 from sessionmark.flyway_schema_history where version = '"
                    + VERSION
                    + "' and success), getdatabaseencoding()";

    /** Its second half, for a database without a history. */
    static final String ENCODING = "select getdatabaseencoding()";

    /** Any number that others do not use: two programs may start at once on one database. */
    private static final long LOCK = 0x5e5510_6d41_6873L;

    private static final String LOCKED = "select pg_advisory_xact_lock(" + LOCK + ")";

    /** Ours, by what Flyway noted in {@code public} before the history had a schema. */
    private static final String MADE_BEFORE =
            """
            select to_regclass('public.measurement_histogram') is not null
               and to_regclass('public.flyway_schema_history') is not null
               and to_regclass('sessionmark.experiment') is null
            """;

    private static final String NOTED =
            "select exists(select 1 from public.flyway_schema_history"
                    + " where script = 'V1__history.sql')";

    /** Flyway's notes on tables that are not ours stay where they are. */
    private static final String MOVE =
            """
            create schema if not exists sessionmark;
            alter table public.experiment set schema sessionmark;
            alter table public.trial set schema sessionmark;
            alter table public.measurement set schema sessionmark;
            alter table public.measurement_histogram set schema sessionmark;
            alter sequence public.trial_seq set schema sessionmark;
            alter sequence public.measurement_seq set schema sessionmark;
            alter sequence public.measurement_histogram_seq set schema sessionmark;
            create table sessionmark.flyway_schema_history
                (like public.flyway_schema_history including all);
            insert into sessionmark.flyway_schema_history
                select * from public.flyway_schema_history
                where script = 'V1__history.sql' or type = 'BASELINE';
            delete from public.flyway_schema_history where script = 'V1__history.sql';
            """;

    private static final String NOTES_LEFT =
            "select exists(select 1 from public.flyway_schema_history where type <> 'BASELINE')";

    private HistorySchema() {}

    /**
     * Moves a history that an earlier version made in the schema {@code public}, once. Of programs
     * that do so at the same time one moves it, the others wait and find it moved.
     *
     * @param connection commits what is done
     * @return whether there was one
     * @throws SQLException when the database cannot be asked, or does not let its tables be moved
     */
    static boolean moveFromPublic(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCKED);
            if (!is(connection, MADE_BEFORE) || !is(connection, NOTED)) {
                connection.rollback();
                return false;
            }
            statement.execute(MOVE);
            if (!is(connection, NOTES_LEFT)) {
                statement.execute("drop table public.flyway_schema_history");
            }
            connection.commit();
            return true;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static boolean is(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
