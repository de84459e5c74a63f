package dev.sessionmark.sut.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * PostgreSQL's JDBC driver with a clock: whatever connection it makes, statements and commits are
 * timed. The data source of the measured setups is told to use it; no other is.
 */
public class TimedDriver extends Driver {

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Connection connection = super.connect(url, info);
        return connection == null ? null : TimedJdbc.time(connection);
    }
}
