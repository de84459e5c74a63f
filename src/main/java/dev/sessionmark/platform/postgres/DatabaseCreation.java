package dev.sessionmark.platform.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Makes a database on a server of our own, where it is missing. */
final class DatabaseCreation {

    /** Any number that others do not use: {@code create database} knows no "if not exists". */
    private static final long LOCK = 0x5e5510_6d41_6462L;

    /** The database that every server has, and that one can log in to before there is another. */
    private static final String MAINTENANCE = "postgres";

    /**
     * Allows for a slow disk, and for others whose databases are made first: some megabytes each.
     */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private DatabaseCreation() {}

    /**
     * Sees to it that the database is there. Programs that ask for the same one at the same time
     * wait for each other.
     *
     * @throws DatabaseException when it cannot be made, in one line
     */
    static void ensure(DatabaseUrl url) {
        try (Connection connection = Connections.open(url.withDatabase(MAINTENANCE));
                Statement statement = connection.createStatement()) {
            Connections.allow(connection, LIMIT);
            // The lock ends with the session.
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            if (!exists(connection, url.database())) {
                statement.execute(
                        "create database " + statement.enquoteIdentifier(url.database(), true));
            }
        } catch (SQLException problem) {
            throw Connections.failed("Cannot make", url, problem);
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }
}
