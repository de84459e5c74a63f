package dev.sessionmark.cli.options;

import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which PostgreSQL keeps the history. */
public class DatabaseOptions {

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:SESSIONMARK_DATABASE_URL}",
            description =
                    "PostgreSQL that keeps the history and, unless told otherwise, is measured:"
                            + " postgresql://user:password@host:port/database. Default:"
                            + " SESSIONMARK_DATABASE_URL, the content of the file"
                            + " SESSIONMARK_DATABASE_URL_FILE, or QUARKUS_DATASOURCE_JDBC_URL,"
                            + " _USERNAME and _PASSWORD, else an embedded one.")
    String databaseUrl;

    /** The database that was named, in the options or the environment. */
    public Optional<DatabaseUrl> named(Map<String, String> environment) {
        Optional<String> inFile = DatabaseUrlFile.read(environment, databaseUrl != null);
        if (inFile.isPresent()) {
            return Optional.of(parse(DatabaseUrlFile.VARIABLE, inFile.get()));
        }
        if (databaseUrl != null) {
            return Optional.of(parse("--database-url", databaseUrl));
        }
        for (String name :
                new String[] {"QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_REACTIVE_URL"}) {
            if (environment.containsKey(name)) {
                DatabaseUrl url = parse(name, environment.get(name));
                return Optional.of(
                        new DatabaseUrl(
                                url.host(),
                                url.port(),
                                url.database(),
                                environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", url.user()),
                                environment.getOrDefault(
                                        "QUARKUS_DATASOURCE_PASSWORD", url.password()),
                                url.parameters()));
            }
        }
        return Optional.empty();
    }

    /** The database to measure, where it is another one. */
    public Optional<DatabaseUrl> measured() {
        return Optional.empty();
    }

    /** Whether nothing is to be kept. */
    public boolean ephemeral() {
        return false;
    }

    public static DatabaseUrl parse(String name, String url) {
        try {
            return DatabaseUrl.parse(url);
        } catch (IllegalArgumentException e) {
            throw new UserException(name + ": " + e.getMessage());
        }
    }
}
