package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.connection.DatabaseWords;
import dev.sessionmark.platform.connection.Passwords;
import dev.sessionmark.platform.words.Causes;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGConnection;

/**
 * Plain JDBC connections for what happens before and beside the measurement. No wait on them is
 * without a bound: a database that takes a connection and then says nothing looks just like one
 * that thinks.
 */
public final class Connections {

    /** How long a short question may take, and logging in, before the database counts as gone. */
    public static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final int CONNECT_TIMEOUT_SECONDS = 5;
    private static final int CANCEL_TIMEOUT_SECONDS = 2;

    /** The server notices its own time limit first, and then says so. */
    private static final Duration HEAD_START = Duration.ofSeconds(5);

    /** Of PgBouncer, which passes on few parameters of a login. */
    private static final String POOLER_REFUSES = "unsupported startup parameter";

    private Connections() {}

    /**
     * Opens a connection for short questions: an answer takes at most {@link #ANSWER_LIMIT}.
     *
     * @throws DatabaseException saying which database cannot be reached, and why
     */
    public static Connection open(DatabaseUrl url) {
        Properties properties = new Properties();
        properties.setProperty("user", url.user());
        // Also an empty one: the driver would look for another by rules of its own.
        properties.setProperty("password", url.password());
        // What the URL says of these wins.
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("cancelSignalTimeout", Integer.toString(CANCEL_TIMEOUT_SECONDS));
        String answer = Long.toString(ANSWER_LIMIT.toSeconds());
        properties.setProperty("socketTimeout", answer);
        properties.setProperty("loginTimeout", answer);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "sessionmark");
        // A statement with a name would stay on the server's side of a connection pooler.
        properties.setProperty("prepareThreshold", "0");
        try {
            return DriverManager.getConnection(url.jdbcUrl(), properties);
        } catch (SQLException problem) {
            throw failed("Cannot open a session on", url, problem);
        }
    }

    /** Until the transaction ends a statement may take so long, on either side. */
    public static void allowInTransaction(Connection connection, Duration limit)
            throws SQLException {
        allow(connection, "set local", limit);
    }

    /**
     * Whether something stands between that lends sessions of the server to its own clients, as
     * PgBouncer does: the process that answers is not the one that the login named. Nothing that
     * belongs to a session may be relied on then, such as statements with a name.
     *
     * @throws DatabaseException when the database cannot be reached or does not answer
     */
    public static boolean throughPooler(DatabaseUrl url) {
        try (Connection connection = open(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
        } catch (SQLException problem) {
            throw failed("Cannot ask who answers for", url, problem);
        }
    }

    /** From now on a statement on this connection may take so long, on either side. */
    public static void allow(Connection connection, Duration limit) throws SQLException {
        allow(connection, "set", limit);
    }

    private static void allow(Connection connection, String set, Duration limit)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(set + " statement_timeout = " + limit.toMillis());
        }
        connection.setNetworkTimeout(Runnable::run, (int) limit.plus(HEAD_START).toMillis());
    }

    public static DatabaseException failed(String what, DatabaseUrl url, SQLException problem) {
        return new DatabaseException(
                what + " the database " + url.display() + ": " + why(url, problem), problem);
    }

    /** Why it could not be done, in the words of whichever driver, and what was missing. */
    public static String why(DatabaseUrl url, Throwable problem) {
        if (silent(problem)) {
            return "it does not answer";
        }
        String said = DatabaseWords.of(problem);
        if (said.contains(POOLER_REFUSES)) {
            return said + "; name it in PgBouncer's ignore_startup_parameters";
        }
        if (!url.password().isEmpty() || !SqlState.loginIsRefused(problem)) {
            return said;
        }
        String looked = "(" + Passwords.ofThisUser().lookedAt() + ")";
        return SqlState.passwordIsWanted(problem)
                ? "the server wants a password " + looked + "; give it in one of these places"
                : said + " " + looked;
    }

    private static boolean silent(Throwable problem) {
        return Causes.of(problem).anyMatch(SocketTimeoutException.class::isInstance);
    }
}
