package dev.sessionmark.engine.machine;

import dev.sessionmark.platform.connection.DatabaseWords;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * A session of our own on the measured database, open as long as something is measured: it ends
 * when the database goes away, be it stopped, killed, or only all its sessions dropped.
 */
public final class DatabaseWatch implements AutoCloseable {

    /** What passes connections on may end those that are silent for half a minute. */
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final Connection connection;
    private final Thread thread;
    private String ended;

    /**
     * Watches from now on.
     *
     * @throws DatabaseException when the database cannot be reached or does not answer
     */
    public DatabaseWatch(DatabaseUrl url) {
        this.connection = Connections.open(url);
        this.thread = Thread.ofVirtual().name("sessionmark-database-watch").start(this::watch);
    }

    /** What was said when the session ended; empty while it goes on. */
    public Optional<String> ended() {
        ask();
        return Optional.ofNullable(ended);
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                ask();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void ask() {
        if (ended != null) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException problem) {
            DatabaseWords said =
                    DatabaseWords.in(problem).orElseGet(() -> new DatabaseWords("", ""));
            if (DatabaseWords.endedSession(said.sqlState())) {
                ended = said.text();
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            connection.close();
        } catch (SQLException gone) {
            // The server has closed it already; nothing is left to be closed.
            ended = gone.getMessage();
        }
    }
}
