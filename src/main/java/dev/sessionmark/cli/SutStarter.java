package dev.sessionmark.cli;

import dev.sessionmark.sut.SutApplication;
import dev.sessionmark.sut.SutCommand;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the system under test. Started by the other commands, which talk to it over its input. */
@Command(
        name = SutCommand.NAME,
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "System under test: started by compare and serve, ends with its input.")
class SutStarter implements Callable<Integer> {

    /** What differs from the service: other data, other ports, nothing of our own is kept. */
    private static final Map<String, String> CONFIGURATION =
            Map.of(
                    "sessionmark.sut.enabled", "true",
                    "sessionmark.queue.enabled", "false",
                    "sessionmark.metrics.http", "false",
                    "quarkus.http.port", "0",
                    "quarkus.management.port", "0",
                    "quarkus.log.level", "WARN",
                    "quarkus.datasource.history.active", "false",
                    "quarkus.hibernate-orm.history.active", "false",
                    "quarkus.flyway.history.active", "false");

    @Override
    public Integer call() {
        CONFIGURATION.forEach(System::setProperty);
        return RunQuarkus.run(SutApplication.class);
    }
}
