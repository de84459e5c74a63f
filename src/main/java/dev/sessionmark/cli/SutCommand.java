package dev.sessionmark.cli;

import dev.sessionmark.sut.SutApplication;
import dev.sessionmark.sut.SutCommandLine;
import dev.sessionmark.sut.SutEnd;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the system under test. Started by the other commands, which talk to it over its input. */
@Command(
        name = SutCommandLine.NAME,
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "System under test: started by compare and serve, ends with its input.")
class SutCommand implements Callable<Integer> {

    /** What differs from the service: other data, other ports, nothing of our own is kept. */
    private static final Map<String, String> CONFIGURATION =
            Map.ofEntries(
                    Map.entry("sessionmark.sut.enabled", "true"),
                    Map.entry("sessionmark.queue.enabled", "false"),
                    Map.entry("sessionmark.metrics.http", "false"),
                    Map.entry("sessionmark.metrics.machine", "false"),
                    Map.entry("sessionmark.metrics.pools", "false"),
                    Map.entry("sessionmark.http.guard", "false"),
                    Map.entry("sessionmark.problem.database-speaks", "true"),
                    // What is measured waits for its database as long as anybody's does.
                    Map.entry("quarkus.datasource.jdbc.acquisition-timeout", "5S"),
                    Map.entry(
                            "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout",
                            "0"),
                    Map.entry("quarkus.http.host", "127.0.0.1"),
                    Map.entry("quarkus.management.host", "127.0.0.1"),
                    Map.entry("quarkus.http.port", "0"),
                    Map.entry("quarkus.management.port", "0"),
                    Map.entry("quarkus.log.level", "WARN"),
                    Map.entry("quarkus.datasource.history.active", "false"),
                    Map.entry("quarkus.hibernate-orm.history.active", "false"),
                    Map.entry("quarkus.flyway.active", "false"));

    @Override
    public Integer call() {
        CONFIGURATION.forEach(System::setProperty);
        int exitCode = RunQuarkus.run(SutApplication.class);
        SutEnd.reached();
        return exitCode;
    }
}
