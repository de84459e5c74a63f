package dev.sessionmark.platform.metrics;

import io.vertx.core.Context;

/**
 * Hears what happens to the connections of one pool. Each request for a connection is asked for
 * once and then either granted or refused; one granted is given back. Called on whatever thread
 * uses the pool, often an event loop, and by several at once in any order, so implementations must
 * be fast and thread-safe. Times are in nanoseconds of {@link System#nanoTime()}.
 *
 * <p>A connection that has to be opened first is granted on the event loop of the connection, so
 * the context that runs then is not that of the request which asked for it. That one is told.
 */
public interface SessionPoolListener {

    default void asked() {}

    /** Granted; the asker is the context that asked for it, null outside of one. */
    default void waited(Context asker, long asked, long granted) {}

    /** Given back; the asker is that of {@link #waited}. */
    default void held(Context asker, long granted, long returned) {}

    /**
     * A request for a connection was turned down: it had waited too long, the queue was full, or
     * the connection could not be opened.
     *
     * @param nanos from asking for the connection to being refused
     */
    default void refused(long nanos) {}

    /**
     * Gives every new pool of reactive connections a listener. All beans of this type are asked,
     * once per pool.
     */
    public interface SessionPoolListenerProvider {

        /**
         * A pool is being created.
         *
         * @param pool its name, see {@code quarkus.datasource.*.reactive.name}
         * @param maxSize most connections it will open
         * @return who hears of it; never null
         */
        SessionPoolListener listenTo(String pool, int maxSize);
    }
}
