package dev.sessionmark.cli;

import dev.sessionmark.platform.postgres.DatabaseUrl;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts the application for one command, with the configuration that the command decides. */
final class RunQuarkus {

    private RunQuarkus() {}

    /** Runs it to its end and returns its exit code. */
    static int run(Class<? extends QuarkusApplication> application, String... arguments) {
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(
                application,
                (code, failure) -> exitCode.set(failure == null ? code : ExitCode.USAGE),
                arguments);
        return exitCode.get();
    }

    /** The service's own data are in this database, the measured one is the other. */
    static void use(Databases databases) {
        DatabaseUrl history = databases.history();
        set("quarkus.datasource.history.jdbc.url", history.jdbcUrl());
        set("quarkus.datasource.history.reactive.url", history.reactiveUrl());
        set("quarkus.datasource.history.username", history.user());
        set("quarkus.datasource.history.password", history.password());
        MeasuredDatabase.set(databases.target());
    }

    /** A command that ends, not a service: no port is opened, only problems are logged. */
    static void quietly() {
        set("quarkus.http.host-enabled", "false");
        set("quarkus.management.port", "0");
        set("quarkus.log.level", "WARN");
    }

    /** What was set by hand, on the command line of the virtual machine, stays. */
    static void set(String property, String value) {
        if (value != null && System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
