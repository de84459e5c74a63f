package dev.sessionmark.platform.connection;

import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Connections that somebody on the way has forgotten, a firewall or a proxy: they stay open, and
 * nothing comes through any more. A pool would lend them out for ever.
 */
public final class DeadConnections {

    /**
     * A connection on which nothing was sent or received for so long is closed, whether somebody
     * waits for its answer or not. Longer than a request to the API is waited for, and than any
     * statement of the history takes; short enough that a pool full of dead connections has been
     * replaced within 20 s, and that none is lent out which was idle for longer: it needs no test
     * before, and TCP's own keepalive would not notice earlier.
     */
    public static final Duration SILENCE = Duration.ofSeconds(15);

    /** Opening a connection takes a few round trips; a client has no use for more patience. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private DeadConnections() {}

    /** Lets connections made with these options be given up after {@link #SILENCE}. */
    public static PgConnectOptions giveUp(PgConnectOptions options) {
        return giveUpAfter(SILENCE, options);
    }

    static PgConnectOptions giveUpAfter(Duration silence, PgConnectOptions options) {
        options.setIdleTimeout((int) silence.toMillis());
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        if (options.getConnectTimeout() == PgConnectOptions.DEFAULT_CONNECT_TIMEOUT) {
            // No connect_timeout in the URL.
            options.setConnectTimeout((int) CONNECT.toMillis());
        }
        return options;
    }
}
