package dev.sessionmark.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the service runs. */
class ServeOptions {

    @Mixin MeasuringOptions database;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen on. Default: 127.0.0.1, since there is no access control.")
    String host;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on. Default: 8080.")
    Integer port;
}
