package dev.sessionmark.platform.postgres;

import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Ends the statement under way when somebody no longer wants its result: asks the server to stop
 * it, and cuts the connection when that does not help.
 */
public final class CancelWatch implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(100);

    /** What a server takes to stop a statement; it looks for such requests all the time. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connection connection;
    private final Statement statement;
    private final BooleanSupplier cancelled;
    private final Thread thread;
    private volatile boolean seen;

    /**
     * Watches from now on.
     *
     * @param connection cut when the statement cannot be stopped
     * @param statement the only one in use on the connection
     * @param cancelled asked often, on a thread of its own
     */
    public CancelWatch(Connection connection, Statement statement, BooleanSupplier cancelled) {
        this.connection = connection;
        this.statement = statement;
        this.cancelled = cancelled;
        this.thread = Thread.ofVirtual().name("sessionmark-cancel").start(this::watch);
    }

    /**
     * To be called between statements.
     *
     * @throws CancellationException when the result is no longer wanted
     */
    public void check() {
        if (seen || cancelled.getAsBoolean()) {
            seen = true;
            throw new CancellationException("cancelled");
        }
    }

    public boolean cancelled() {
        return seen;
    }

    private void watch() {
        try {
            while (!cancelled.getAsBoolean()) {
                Thread.sleep(TICK);
            }
            seen = true;
            stopStatement();
            connection.abort(Runnable::run);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SQLException problem) {
            throw new IllegalStateException("the connection cannot be cut", problem);
        }
    }

    /** Again and again: a request that comes between two statements stops neither. */
    private void stopStatement() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() - end < 0) {
                statement.cancel();
                Thread.sleep(TICK);
            }
        } catch (SQLException unreachable) {
            Log.debug("The server cannot be asked to stop a statement", unreachable);
        }
    }

    /** From here on nothing is cancelled. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
