package dev.sessionmark.cli;

import dev.sessionmark.cli.options.DatabaseOptions;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.DataFolder;
import dev.sessionmark.platform.connection.Passwords;
import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseStartException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabase;
import dev.sessionmark.platform.tls.TlsFailure;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The databases of one run of the program.
 *
 * @param history keeps the history
 * @param named the one that the user wants measured; null when it is for us to say
 * @param embedded our own server; null where there is none
 */
record Databases(DatabaseUrl history, DatabaseUrl named, EmbeddedDatabase embedded)
        implements AutoCloseable {

    /**
     * Starts the embedded server where one is needed. A history on another server is not asked
     * here: the application opens that connection itself, and keeps it.
     *
     * @throws UserException when one cannot be reached
     */
    static Databases open(DatabaseOptions options) {
        Passwords passwords = Passwords.ofThisUser();
        Optional<DatabaseUrl> named =
                options.named(System.getenv()).map(url -> url.completedFrom(passwords));
        Optional<DatabaseUrl> measured =
                options.measured(System.getenv()).map(url -> url.completedFrom(passwords));
        measured.ifPresent(Databases::reach);
        if (named.isPresent()) {
            return new Databases(named.get(), measured.or(() -> named).get(), null);
        }
        try {
            EmbeddedDatabase embedded =
                    options.ephemeral()
                            ? EmbeddedDatabase.startEphemeral()
                            : EmbeddedDatabase.start(DataFolder.resolve());
            return new Databases(embedded.url(), measured.orElse(null), embedded);
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
        return named == null ? embedded.ensureDatabase(nameFor(scale)) : named;
    }

    /** Where {@link #measured} is, or will be once somebody asks for it. */
    DatabaseUrl address(int scale) {
        return named == null ? embedded.url().withDatabase(nameFor(scale)) : named;
    }

    private static String nameFor(int scale) {
        return "pgbench_" + scale;
    }

    static String unreachable(DatabaseUrl url, Throwable why) {
        if (TlsFailure.saysNothing(why)) {
            try {
                reach(url);
            } catch (UserException told) {
                return told.getMessage();
            }
        }
        return "cannot reach the database %s: %s"
                .formatted(url.display(), Connections.why(url, why).lines().findFirst().orElse(""));
    }

    private static void reach(DatabaseUrl url) {
        try {
            Connections.open(url).close();
        } catch (DatabaseException e) {
            throw new UserException(unreachable(url, e.getCause()));
        } catch (SQLException e) {
            throw new UserException(unreachable(url, e));
        }
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
