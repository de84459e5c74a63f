package dev.sessionmark.cli;

import dev.sessionmark.cli.options.DatabaseOptions;
import dev.sessionmark.cli.terminal.ExitCode;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.experiment.PlanDefaults;
import dev.sessionmark.history.FlywayLogin;
import dev.sessionmark.history.HistoryMigration.UnreachableHistoryException;
import dev.sessionmark.history.keep.UnkeptExperiments;
import dev.sessionmark.history.queue.ExperimentQueue;
import dev.sessionmark.platform.ConfigText;
import dev.sessionmark.platform.Shutdown;
import dev.sessionmark.platform.StartStages;
import dev.sessionmark.platform.StartSteps;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.platform.postgres.EmbeddedDatabase;
import dev.sessionmark.platform.words.Told;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Starts the application for one command, with the configuration that the command decides. */
final class RunQuarkus {

    /**
     * How long the service may go on at most after it says that it is not ready any more ({@code
     * quarkus.shutdown.delay}, which no one has to set).
     */
    static final Duration LONGEST_DELAY = Duration.ofSeconds(15);

    /**
     * How long the application may take to end, that delay included. The embedded PostgreSQL is
     * stopped only afterwards, so that the end of a running experiment can still be stored.
     */
    static final Duration STOP_BOUND =
            LONGEST_DELAY.plus(ExperimentQueue.STOP_BOUND).plusSeconds(5);

    /** How long the program takes to end at most, once it has been told to. */
    static final Duration END_BOUND = STOP_BOUND.plus(EmbeddedDatabase.CLOSE_BOUND);

    /** The operating system's words. On epoll the exception does not name the port. */
    private static final String PORT_TAKEN = "Address already in use";

    private RunQuarkus() {}

    /**
     * Runs it on the databases that the options name, to its end, then closes them; also when a
     * signal ends it.
     *
     * @return its exit code
     */
    static int run(
            DatabaseOptions options,
            Class<? extends QuarkusApplication> application,
            String... arguments) {
        Shutdown shutdown = Shutdown.install(STOP_BOUND, System.err::println);
        StartCache.announceTo(shutdown);
        try {
            Databases databases = Databases.open(options);
            shutdown.closeLast("the database", databases);
            use(databases);
            set(UnkeptExperiments.HISTORY, historyName(options, databases));
            StartStages.reached("database known");
            StartSteps.doing("starting the service, and bringing the history's tables up to date");
            return run(databases.history(), application, arguments);
        } catch (DatabaseException e) {
            throw new UserException(e.getMessage());
        } finally {
            StartSteps.done();
            shutdown.applicationEnded();
            shutdown.run();
        }
    }

    /** Runs it to its end, without a history, and returns its exit code. */
    static int run(Class<? extends QuarkusApplication> application, String... arguments) {
        return run((DatabaseUrl) null, application, arguments);
    }

    private static int run(
            DatabaseUrl history,
            Class<? extends QuarkusApplication> application,
            String... arguments) {
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(
                application,
                (code, failure) -> exitCode.set(failure == null ? code : failed(failure, history)),
                arguments);
        return exitCode.get();
    }

    private static int failed(Throwable failure, DatabaseUrl history) {
        System.err.println("sessionmark: " + explained(failure, history));
        Log.debug("The application failed", failure);
        return ExitCode.USAGE;
    }

    private static String explained(Throwable failure, DatabaseUrl history) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            if (root instanceof UnreachableHistoryException) {
                return Databases.unreachable(history, root);
            }
            root = root.getCause();
        }
        String message = Told.by(root);
        return message.contains(PORT_TAKEN) ? portTaken() : message;
    }

    private static String portTaken() {
        Config config = ConfigProvider.getConfig();
        return "cannot listen on %s, or on %s for health and metrics: %s"
                .formatted(
                        address(config, "quarkus.http"),
                        address(config, "quarkus.management"),
                        PORT_TAKEN);
    }

    private static String address(Config config, String server) {
        String host = config.getValue(server + ".host", String.class);
        String port = config.getValue(server + ".port", String.class);
        return new ServiceAddress(host, port).authority() + ":" + port;
    }

    /**
     * Nothing where the history goes with the program. Our own server's port is another each time.
     */
    private static String historyName(DatabaseOptions options, Databases databases) {
        if (options.ephemeral()) {
            return null;
        }
        return databases.embedded() != null ? "embedded" : databases.history().display();
    }

    /**
     * The service's own data are in this database, the measured one is the other. Setups called by
     * hand use that of the default scale; each experiment asks for that of its own.
     */
    private static void use(Databases databases) {
        DatabaseUrl history = databases.history();
        set("quarkus.datasource.history.reactive.url", history.reactiveUrl());
        set("quarkus.datasource.history.username", history.user());
        set("quarkus.datasource.history.password", history.password());
        set("quarkus.flyway.jdbc-url", history.jdbcUrl());
        set("quarkus.flyway.username", FlywayLogin.STAND_IN);
        set("quarkus.flyway.password", FlywayLogin.STAND_IN);
        DatabaseUrl measured = databases.address(PlanDefaults.SCALE);
        set("quarkus.datasource.jdbc.url", measured.jdbcUrl());
        set("quarkus.datasource.reactive.url", measured.reactiveUrl());
        set("quarkus.datasource.username", measured.user());
        set("quarkus.datasource.password", measured.password());
        MeasuredDatabase.set(databases);
    }

    /** A command that ends, not a service: no port is opened, only problems are logged. */
    static void quietly() {
        set("sessionmark.queue.enabled", "false");
        set("quarkus.http.host-enabled", "false");
        set("quarkus.management.port", "0");
        set("quarkus.log.level", "WARN");
        // A start on a busy machine keeps an event loop for some seconds. Nobody waits for it here.
        set("quarkus.log.category.\"io.vertx.core.impl.BlockedThreadChecker\".level", "ERROR");
    }

    /** What was set by hand, on the command line of the virtual machine, stays. */
    static void set(String property, String value) {
        if (value != null && System.getProperty(property) == null) {
            System.setProperty(property, ConfigText.literal(value));
        }
    }
}
