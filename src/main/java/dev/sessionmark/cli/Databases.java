package dev.sessionmark.cli;

import dev.sessionmark.cli.options.DatabaseOptions;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.DataFolder;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseStartException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/**
 * The databases of one run of the program.
 *
 * @param history keeps the history
 * @param named the one that the user wants measured; empty when it is for us to say
 * @param embedded our own server, where there is one
 */
record Databases(
        DatabaseUrl history, Optional<DatabaseUrl> named, Optional<EmbeddedDatabase> embedded)
        implements AutoCloseable {

    private static final int LOGIN_SECONDS = 5;

    /**
     * Starts or finds them.
     *
     * @throws UserException when one cannot be reached
     */
    static Databases open(DatabaseOptions options) {
        Optional<DatabaseUrl> named = options.named(System.getenv());
        Optional<DatabaseUrl> measured = options.measured();
        named.ifPresent(Databases::reach);
        measured.ifPresent(Databases::reach);
        if (named.isPresent()) {
            return new Databases(named.get(), measured.or(() -> named), Optional.empty());
        }
        try {
            EmbeddedDatabase embedded =
                    options.ephemeral()
                            ? EmbeddedDatabase.startEphemeral()
                            : EmbeddedDatabase.start(DataFolder.resolve());
            return new Databases(embedded.url(), measured, Optional.of(embedded));
        } catch (DatabaseStartException e) {
            throw new UserException(e.getMessage());
        }
    }

    /**
     * The database to measure at this scale: the one that the user named, whatever its scale, or
     * one on our own server for this scale alone. There it is made when it is missing.
     *
     * @throws DatabaseException when it cannot be made
     */
    DatabaseUrl measured(int scale) {
        return named.orElseGet(() -> embedded.orElseThrow().ensureDatabase("pgbench_" + scale));
    }

    private static void reach(DatabaseUrl url) {
        Properties login = new Properties();
        login.setProperty("user", url.user());
        if (url.password() != null) {
            login.setProperty("password", url.password());
        }
        login.setProperty("loginTimeout", Integer.toString(LOGIN_SECONDS));
        login.setProperty("connectTimeout", Integer.toString(LOGIN_SECONDS));
        login.setProperty("socketTimeout", Integer.toString(LOGIN_SECONDS));
        try {
            DriverManager.getConnection(url.jdbcUrl(), login).close();
        } catch (SQLException e) {
            throw new UserException(
                    "cannot reach the database %s: %s"
                            .formatted(
                                    url.display(), e.getMessage().lines().findFirst().orElse("")));
        }
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
