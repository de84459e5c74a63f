package dev.sessionmark.platform.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Plain JDBC connections for what happens before and beside the measurement. */
final class Connections {

    private static final int CONNECT_TIMEOUT_SECONDS = 10;

    private Connections() {}

    /**
     * Opens a connection.
     *
     * @throws DatabaseException saying which database cannot be reached, and why
     */
    static Connection open(DatabaseUrl url) {
        Properties properties = new Properties();
        properties.setProperty("user", url.user());
        if (!url.password().isEmpty()) {
            properties.setProperty("password", url.password());
        }
        if (!url.parameters().containsKey("connectTimeout")) {
            properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        }
        properties.setProperty("ApplicationName", "sessionmark");
        try {
            return DriverManager.getConnection(url.jdbcUrl(), properties);
        } catch (SQLException problem) {
            throw failed("Cannot open a session on", url, problem);
        }
    }

    /** The failure of something done on that database, in one line. */
    static DatabaseException failed(String what, DatabaseUrl url, SQLException problem) {
        return new DatabaseException(
                what + " the database " + url.display() + ": " + problem.getMessage(), problem);
    }
}
