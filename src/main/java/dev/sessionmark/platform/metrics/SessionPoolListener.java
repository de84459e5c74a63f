package dev.sessionmark.platform.metrics;

/**
 * Hears what happens to the connections of one pool. Called on whatever thread uses the pool, often
 * an event loop, so implementations must be fast and thread-safe. Times are in nanoseconds of
 * {@link System#nanoTime()}.
 */
public interface SessionPoolListener {

    /**
     * The number of requests for a connection that wait has changed.
     *
     * @param waiting how many wait now
     */
    default void pending(int waiting) {}

    /**
     * A request for a connection has been granted.
     *
     * @param nanos from asking for the connection to having it
     */
    default void waited(long nanos) {}

    /**
     * The number of connections in use has changed.
     *
     * @param inUse how many are in use now
     */
    default void used(int inUse) {}

    /**
     * A connection has been given back.
     *
     * @param nanos from having the connection to giving it back
     */
    default void held(long nanos) {}

    /**
     * A request for a connection was turned down: it had waited too long, the queue was full, or
     * the connection could not be opened.
     *
     * @param nanos from asking for the connection to being refused
     */
    default void refused(long nanos) {}
}
