package dev.sessionmark.history;

import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseUrl;
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
     * Moves a history that an earlier version made in the schema {@code public}, once, before the
     * application starts.
     *
     * @return whether there was one
     * @throws dev.sessionmark.platform.postgres.DatabaseException when the database cannot be
     *     asked, or does not let its tables be moved
     */
    public static boolean moveFromPublic(DatabaseUrl database) {
        try (Connection connection = Connections.open(database)) {
            connection.setAutoCommit(false);
            if (!is(connection, MADE_BEFORE) || !is(connection, NOTED)) {
                return false;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(MOVE);
                if (!is(connection, NOTES_LEFT)) {
                    statement.execute("drop table public.flyway_schema_history");
                }
            }
            connection.commit();
            return true;
        } catch (SQLException e) {
            throw Connections.failed(
                    "Cannot move the history to a schema of its own in", database, e);
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
