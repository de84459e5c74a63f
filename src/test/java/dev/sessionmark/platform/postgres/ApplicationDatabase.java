package dev.sessionmark.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the running application, past the application. */
public final class ApplicationDatabase {

    private ApplicationDatabase() {}

    /** With its login, as a JDBC driver reads it. */
    public static String url() {
        Config config = ConfigProvider.getConfig();
        return "%s?user=%s&password=%s"
                .formatted(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
    }

    /** A connection of one's own. */
    public static Connection connection() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Executes a statement. */
    public static void sql(String statement) throws SQLException {
        try (Connection connection = connection()) {
            connection.createStatement().execute(statement);
        }
    }

    /** The number in the only row that a query finds. */
    public static long number(String query) throws SQLException {
        try (Connection connection = connection();
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
