package dev.sessionmark.cli.options;

import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

public class MeasuringOptions extends DatabaseOptions {

    @Option(
            names = "--measured-database-url",
            paramLabel = "URL",
            description =
                    "Measure this PostgreSQL instead; only its pgbench tables are touched, and made"
                            + " where they are missing. Default:"
                            + " SESSIONMARK_MEASURED_DATABASE_URL.")
    String measuredDatabaseUrl;

    @Option(
            names = "--ephemeral",
            description = "Keep nothing: the embedded PostgreSQL starts empty and is thrown away.")
    boolean ephemeral;

    @Override
    public Optional<DatabaseUrl> named(Map<String, String> environment) {
        Optional<DatabaseUrl> named = super.named(environment);
        if (ephemeral && named.isPresent()) {
            throw new UserException(
                    "--ephemeral is for the embedded PostgreSQL, but the database %s is named"
                            .formatted(named.get().display()));
        }
        return named;
    }

    @Override
    public Optional<DatabaseUrl> measured(Map<String, String> environment) {
        return given(
                "--measured-database-url",
                measuredDatabaseUrl,
                "SESSIONMARK_MEASURED_DATABASE_URL",
                environment);
    }

    @Override
    public boolean ephemeral() {
        return ephemeral;
    }
}
