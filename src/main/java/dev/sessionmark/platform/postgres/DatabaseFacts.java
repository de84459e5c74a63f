package dev.sessionmark.platform.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be known about a server to compare figures measured on it.
 *
 * @param version as the server says it, for example {@code 18.6}
 * @param settings name to value with its unit, in a fixed order; what this version does not know is
 *     left out
 */
public record DatabaseFacts(String version, Map<String, String> settings) {

    private static final List<String> THAT_MATTER =
            List.of(
                    "max_connections",
                    "shared_buffers",
                    "effective_cache_size",
                    "work_mem",
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "wal_level",
                    "wal_buffers",
                    "max_wal_size",
                    "checkpoint_timeout",
                    "io_method",
                    "jit",
                    "autovacuum",
                    "random_page_cost",
                    "password_encryption",
                    "ssl",
                    "log_statement");

    /**
     * Asks the server.
     *
     * @throws DatabaseException when it cannot be reached or does not answer
     */
    public static DatabaseFacts read(DatabaseUrl url) {
        try (Connection connection = Connections.open(url)) {
            return new DatabaseFacts(version(connection), settings(connection));
        } catch (SQLException problem) {
            throw Connections.failed("Cannot read the settings of", url, problem);
        }
    }

    private static String version(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("show server_version");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static Map<String, String> settings(Connection connection) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select current_setting(?, true)")) {
            for (String name : THAT_MATTER) {
                statement.setString(1, name);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getString(1) != null) {
                        found.put(name, row.getString(1));
                    }
                }
            }
        }
        return found;
    }
}
