package dev.sessionmark.setup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens a connection for each piece of work and closes it after; never more than a pool would hold.
 */
@ApplicationScoped
public class FreshConnections {

    /** How long it waits for the server, in seconds, as the pool's connections do. */
    private static final String SOCKET_TIMEOUT = "socketTimeout";

    private static final String SOCKET_TIMEOUT_KEY =
            "quarkus.datasource.jdbc.additional-jdbc-properties." + SOCKET_TIMEOUT;

    private final String url;
    private final Properties login = new Properties();
    private final Semaphore places;

    /** In seconds, for a place and for each answer; 0: as long as it takes. */
    private final int patience;

    private final ConnectionObserver observer;

    FreshConnections(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size", defaultValue = "20")
                    int maxSize,
            @ConfigProperty(name = SOCKET_TIMEOUT_KEY, defaultValue = "0") String socketTimeout,
            Instance<ConnectionObserver> observers) {
        this.url = url.orElse("");
        user.ifPresent(name -> login.setProperty("user", name));
        password.ifPresent(secret -> login.setProperty("password", secret));
        login.setProperty(SOCKET_TIMEOUT, socketTimeout);
        this.patience = Integer.parseInt(socketTimeout);
        if (patience > 0) {
            login.setProperty("connectTimeout", socketTimeout);
        }
        this.places = new Semaphore(maxSize, true);
        this.observer = observers.isResolvable() ? observers.get() : ConnectionObserver.NONE;
    }

    /**
     * Runs work on a connection of its own.
     *
     * @throws IllegalStateException when the database refuses the connection or fails, or too many
     *     are open for too long
     */
    public <T> T with(Work<T> work) {
        long asked = System.nanoTime();
        enter();
        try (Connection connection = open(asked)) {
            return work.apply(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the database failed: " + e.getMessage(), e);
        } finally {
            places.release();
        }
    }

    private void enter() {
        if (patience == 0) {
            places.acquireUninterruptibly();
            return;
        }
        try {
            if (places.tryAcquire(patience, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(
                "no connection may be opened within %d s".formatted(patience));
    }

    private Connection open(long asked) throws SQLException {
        try {
            return observer.opened(DriverManager.getConnection(url, login), asked);
        } catch (SQLException e) {
            observer.refused();
            throw e;
        }
    }

    @FunctionalInterface
    public interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }

    public interface ConnectionObserver {

        ConnectionObserver NONE = new ConnectionObserver() {};

        /**
         * A connection has been opened.
         *
         * @param asked {@link System#nanoTime()} when it was asked for
         * @return the connection to use instead
         */
        default Connection opened(Connection connection, long asked) {
            return connection;
        }

        default void refused() {}
    }
}
