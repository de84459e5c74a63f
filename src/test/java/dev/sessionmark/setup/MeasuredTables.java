package dev.sessionmark.setup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The tables that the setups of the running application read and write. */
final class MeasuredTables {

    private MeasuredTables() {}

    static String url() {
        Config config = ConfigProvider.getConfig();
        return "%s?user=%s&password=%s"
                .formatted(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
    }

    static void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url())) {
            connection.createStatement().execute(statement);
        }
    }

    static long number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
