package dev.sessionmark.cli;

import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which PostgreSQL to use, for a command that measures. */
class MeasuringOptions extends DatabaseOptions {

    @Option(
            names = "--target-database-url",
            paramLabel = "URL",
            defaultValue = "${env:SESSIONMARK_TARGET_DATABASE_URL}",
            description =
                    "Measure this PostgreSQL instead; only its pgbench tables are touched, and made"
                            + " where they are missing.")
    String targetDatabaseUrl;

    @Option(
            names = "--ephemeral",
            description = "Keep nothing: the embedded PostgreSQL starts empty and is thrown away.")
    boolean ephemeral;

    @Override
    Optional<DatabaseUrl> named(Map<String, String> environment) {
        Optional<DatabaseUrl> named = super.named(environment);
        if (ephemeral && named.isPresent()) {
            throw new UserException(
                    "--ephemeral is for the embedded PostgreSQL, but the database %s is named"
                            .formatted(named.get().display()));
        }
        return named;
    }

    @Override
    Optional<DatabaseUrl> measured() {
        return Optional.ofNullable(targetDatabaseUrl)
                .map(url -> parse("--target-database-url", url));
    }

    @Override
    boolean ephemeral() {
        return ephemeral;
    }
}
