package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.words.Causes;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Tells failures that a database is to blame for and that can pass, because it is away, full,
 * starting, or takes no writes, from those that it would repeat for ever. The one place that does.
 */
public final class DatabaseGone {

    private static final Set<String> PASSING = Set.of("25006", "40001", "40P01", "58030");

    private DatabaseGone() {}

    /**
     * Whether the failure, or what caused it, comes from a database that is not there now, or not
     * for writing.
     */
    public static boolean isCauseOf(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(
                        cause ->
                                cause instanceof ClosedConnectionException
                                        || cause instanceof TimeoutException
                                        || cause instanceof io.smallrye.mutiny.TimeoutException
                                        || cause instanceof java.net.SocketException
                                        || cause instanceof UnknownHostException
                                        || cause instanceof java.nio.channels.ClosedChannelException
                                        || isBrokenConnection(cause)
                                        || gone(SqlState.of(cause)));
    }

    /** What a write says to a connection that the other side has ended. */
    private static boolean isBrokenConnection(Throwable cause) {
        return cause instanceof IOException
                && (String.valueOf(cause.getMessage()).contains("Broken pipe")
                        || String.valueOf(cause.getMessage()).contains("Connection reset"));
    }

    /**
     * PostgreSQL's classes: 08 connection exceptions, 53 no more connections, memory or disk, 57
     * the server or somebody at it ended the statement or the session, is shut down, or is
     * starting, 58030 its disk fails; 25006 it takes no writes, as a standby before it takes over;
     * 40001 and 40P01 somebody else was faster.
     */
    private static boolean gone(String sqlState) {
        return sqlState.startsWith("08")
                || sqlState.startsWith("53")
                || sqlState.startsWith("57")
                || PASSING.contains(sqlState);
    }
}
