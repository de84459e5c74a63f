package dev.sessionmark.cli;

import dev.sessionmark.cli.options.MeasuringOptions;
import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.StartSteps;
import dev.sessionmark.platform.access.Authenticator;
import dev.sessionmark.platform.access.TokenFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the service: REST API, health, metrics. The default command.")
class ServeCommand implements Callable<Integer> {

    private static final int MOST_PORT = 65_535;

    /** Where it listens unless told otherwise, as in application.properties. */
    private static final String LOOPBACK = "127.0.0.1";

    private static final String PORT = "8080";
    private static final String MANAGEMENT_PORT = "9000";

    @Mixin MeasuringOptions database;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen on. Default: 127.0.0.1. Others need a token: see sessionmark"
                            + " token --help.")
    String host;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on. Default: 8080.")
    Integer port;

    @Override
    public Integer call() {
        if (port != null && (port < 0 || port > MOST_PORT)) {
            throw new UserException("--port: must be 0 (any free one) to 65535, not " + port);
        }
        refuseOnePortForBoth(port);
        if (host != null && host.isBlank()) {
            throw new UserException("--host: must name an address, or be left out");
        }
        if (host != null) {
            System.setProperty("quarkus.http.host", host);
        }
        if (port != null) {
            System.setProperty("quarkus.http.port", Integer.toString(port));
        }
        refuseToBeOpenToOthers();
        // Whoever collects logs wants nothing but their lines.
        if (!setting("quarkus.log.console.json.enabled").map(Boolean::valueOf).orElse(false)) {
            StartSteps.show(System.err::println);
        }
        return RunQuarkus.run(database, ServeApplication.class);
    }

    /**
     * Vert.x would have both servers share the socket, and each answer half of what comes for the
     * other.
     */
    private static void refuseOnePortForBoth(Integer given) {
        String port =
                given == null
                        ? setting("quarkus.http.port").orElse(PORT).strip()
                        : given.toString();
        String management = setting("quarkus.management.port").orElse(MANAGEMENT_PORT).strip();
        if (port.equals(management) && !port.equals("0")) {
            throw new UserException(
                    "--port: %s is the port of health and metrics; take another, or move that one"
                                    .formatted(port)
                            + " (QUARKUS_MANAGEMENT_PORT)");
        }
    }

    /** The application looks at all of its configuration; this says so before a database starts. */
    private static void refuseToBeOpenToOthers() {
        boolean identityProvider = setting("sessionmark.access.jwt.keys-url").isPresent();
        TokenFile tokens = TokenFile.at(setting("sessionmark.access.tokens-file").map(Path::of));
        Authenticator.missing(
                        setting("quarkus.http.host").orElse(LOOPBACK), tokens, identityProvider)
                .ifPresent(
                        missing -> {
                            throw new UserException(missing);
                        });
    }

    /** As the application will read it, from the command line or the environment. */
    private static Optional<String> setting(String property) {
        String variable = property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
        return Optional.ofNullable(System.getProperty(property))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(value -> !value.isBlank());
    }
}
