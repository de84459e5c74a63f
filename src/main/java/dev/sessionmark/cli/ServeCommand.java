package dev.sessionmark.cli;

import dev.sessionmark.cli.options.ServeOptions;
import dev.sessionmark.cli.terminal.UserException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the service until it is told to stop. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the service: REST API, health, metrics. The default command.")
class ServeCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65_535;

    @Mixin ServeOptions options;

    @Override
    public Integer call() {
        return serve(options);
    }

    static int serve(ServeOptions options) {
        if (options.port != null && (options.port < 0 || options.port > MOST_PORT)) {
            throw new UserException(
                    "--port: must be 0 (any free one) to 65535, not " + options.port);
        }
        if (options.host != null) {
            System.setProperty("quarkus.http.host", options.host);
        }
        if (options.port != null) {
            System.setProperty("quarkus.http.port", Integer.toString(options.port));
        }
        return RunQuarkus.run(options.database, ServeApplication.class);
    }
}
