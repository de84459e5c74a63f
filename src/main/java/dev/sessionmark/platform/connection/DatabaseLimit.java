package dev.sessionmark.platform.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How long the database may hold a thread in all its round trips together, where the driver only
 * bounds each wait: then the connection is cut off, and the thread gets no other answer. What the
 * thread itself does between them does not count.
 */
public final class DatabaseLimit implements AutoCloseable {

    private static final String CONNECTION_FAILURE = "08006";
    private static final ThreadLocal<DatabaseLimit> OF_THREAD = new ThreadLocal<>();

    private final Duration most;

    /** Of this connection an answer is awaited; null between two round trips. */
    private Connection asked;

    private long askedAt;
    private long leftNanos;
    private boolean closed;

    private DatabaseLimit(Duration most) {
        this.most = most;
        this.leftNanos = most.toNanos();
    }

    public static DatabaseLimit begin(Duration most) {
        DatabaseLimit limit = new DatabaseLimit(most);
        OF_THREAD.set(limit);
        Thread.ofPlatform().daemon().name("database-limit").start(limit::watch);
        return limit;
    }

    /**
     * Called before a round trip.
     *
     * @return the limit that is to be told of its end; null where there is none
     * @throws SQLException when the calling thread may not wait any more
     */
    public static DatabaseLimit ask(Connection connection) throws SQLException {
        DatabaseLimit limit = OF_THREAD.get();
        if (limit != null) {
            limit.begins(connection);
        }
        return limit;
    }

    private synchronized void begins(Connection connection) throws SQLException {
        if (leftNanos <= 0) {
            throw new SQLException(
                    "the database took longer than %d ms".formatted(most.toMillis()),
                    CONNECTION_FAILURE);
        }
        asked = connection;
        askedAt = System.nanoTime();
        notifyAll();
    }

    public synchronized void answered() {
        leftNanos -= System.nanoTime() - askedAt;
        asked = null;
    }

    private synchronized void watch() {
        try {
            while (!closed && leftNanos > 0) {
                if (asked == null) {
                    wait();
                } else if (askedAt + leftNanos - System.nanoTime() > 0) {
                    TimeUnit.NANOSECONDS.timedWait(this, askedAt + leftNanos - System.nanoTime());
                } else {
                    // Whoever waits for its answer is told at once.
                    asked.abort(Runnable::run);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("a connection cannot be cut off", e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        OF_THREAD.remove();
        notifyAll();
    }
}
