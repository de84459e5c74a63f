package dev.sessionmark.platform.postgres;

import io.vertx.sqlclient.ClosedConnectionException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/**
 * Tells failures that a database is to blame for because it is away, full or starting, from those
 * that it would repeat for ever.
 */
public final class DatabaseGone {

    private static final int DEEPEST_CAUSE = 10;

    private DatabaseGone() {}

    /** Whether the failure, or what caused it, comes from a database that is not there now. */
    public static boolean isCauseOf(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof ClosedConnectionException
                    || cause instanceof TimeoutException
                    || cause instanceof io.smallrye.mutiny.TimeoutException
                    || cause instanceof java.net.SocketException
                    || cause instanceof UnknownHostException
                    || cause instanceof java.nio.channels.ClosedChannelException
                    || gone(SqlState.of(cause))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /**
     * PostgreSQL's classes: 08 connection exceptions, 53300 too many connections, 57P01 to 57P03
     * the server is shut down, has crashed, or is starting.
     */
    private static boolean gone(String sqlState) {
        return sqlState.startsWith("08") || sqlState.equals("53300") || sqlState.startsWith("57P0");
    }
}
