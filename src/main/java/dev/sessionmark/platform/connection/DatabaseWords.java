package dev.sessionmark.platform.connection;

import dev.sessionmark.platform.tls.TlsFailure;
import dev.sessionmark.platform.words.Causes;
import dev.sessionmark.platform.words.Told;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;

/**
 * What a database, or its driver, said of a failure: the same line from both drivers. It never has
 * a password in it: PostgreSQL repeats none, nor do the drivers.
 *
 * @param sqlState PostgreSQL's code of it; {@link #CONNECTION_FAILURE} where the connection ended
 *     without one; empty where the driver has none
 * @param text one line, with the code in parentheses at its end where there is one
 */
public record DatabaseWords(String sqlState, String text) {

    /** What PostgreSQL calls a connection that broke, or that could not be made. */
    public static final String CONNECTION_FAILURE = "08006";

    /** What was said in the failure or, nearest to the database, in what caused it. */
    public static Optional<DatabaseWords> in(Throwable failure) {
        return Causes.of(failure)
                .map(DatabaseWords::toldBy)
                .flatMap(Optional::stream)
                .reduce((outer, inner) -> inner.saysMoreThan(outer) ? inner : outer);
    }

    /** Only the driver's own exception has the code; libraries repeat its text. */
    private boolean saysMoreThan(DatabaseWords outer) {
        return outer.sqlState.isEmpty()
                || !sqlState.isEmpty() && !sqlState.equals(CONNECTION_FAILURE);
    }

    /** The same, or else what the failure itself says. */
    public static String of(Throwable failure) {
        return TlsFailure.explain(failure)
                .or(() -> in(failure).map(DatabaseWords::text))
                .orElseGet(() -> line(failure));
    }

    /**
     * Whether the session ended, or could not begin, whatever it was to do: class 08 is the
     * connection's (and all that PgBouncer says), 57P01 to 57P03 are a server that shuts down, has
     * crashed, or is starting.
     */
    public static boolean endedSession(String sqlState) {
        return sqlState.startsWith("08")
                || sqlState.equals("57P01")
                || sqlState.equals("57P02")
                || sqlState.equals("57P03");
    }

    private static Optional<DatabaseWords> toldBy(Throwable cause) {
        return switch (cause) {
            case PgException said ->
                    Optional.of(
                            said(said.getSeverity(), said.getErrorMessage(), said.getSqlState()));
            case PSQLException said when said.getServerErrorMessage() != null ->
                    Optional.of(
                            said(
                                    said.getServerErrorMessage().getSeverity(),
                                    said.getServerErrorMessage().getMessage(),
                                    said.getSQLState()));
            case SQLException said -> Optional.of(said(null, line(said), said.getSQLState()));
            case ClosedConnectionException closed ->
                    Optional.of(said(null, "the connection was closed", CONNECTION_FAILURE));
            case ClosedChannelException closed ->
                    Optional.of(said(null, "the connection was closed", CONNECTION_FAILURE));
            case SocketException broken ->
                    Optional.of(said(null, line(broken), CONNECTION_FAILURE));
            default -> Optional.empty();
        };
    }

    private static DatabaseWords said(String severity, String text, String sqlState) {
        String code = sqlState == null ? "" : sqlState;
        String behind = " (" + code + ")";
        return new DatabaseWords(
                code,
                (severity == null ? "" : severity + ": ")
                        + text
                        // Libraries repeat what a driver said, code and all.
                        + (code.isEmpty() || text.endsWith(behind) ? "" : behind));
    }

    private static String line(Throwable failure) {
        return Told.by(failure);
    }
}
