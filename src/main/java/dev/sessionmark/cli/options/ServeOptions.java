package dev.sessionmark.cli.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

public class ServeOptions {

    @Mixin public MeasuringOptions database;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description =
                    "Address to listen on. Default: 127.0.0.1. Others need a token: see sessionmark"
                            + " token --help.")
    public String host;

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on. Default: 8080.")
    public Integer port;
}
