package dev.sessionmark.cli.options;

import dev.sessionmark.cli.terminal.UserException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

public class DatabaseOptions {

    private static final String VARIABLE = "SESSIONMARK_DATABASE_URL";

    static final String FILE_VARIABLE = "SESSIONMARK_DATABASE_URL_FILE";

    /** No URL is longer; a path that leads elsewhere is not to fill the memory. */
    private static final int LONGEST_FILE = 16 * 1024;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "PostgreSQL that keeps the history and, unless told otherwise, is measured:"
                            + " postgresql://user:password@host:port/database. Default:"
                            + " SESSIONMARK_DATABASE_URL, the content of the file"
                            + " SESSIONMARK_DATABASE_URL_FILE, or QUARKUS_DATASOURCE_JDBC_URL,"
                            + " _USERNAME and _PASSWORD, else an embedded one.")
    String databaseUrl;

    /**
     * The database that was named, in the options or the environment. Variables are read here:
     * picocli would expand what looks like a variable within their values.
     */
    public Optional<DatabaseUrl> named(Map<String, String> environment) {
        Optional<DatabaseUrl> given = given("--database-url", databaseUrl, VARIABLE, environment);
        Optional<String> inFile = urlInFile(environment, given.isPresent());
        if (inFile.isPresent()) {
            return Optional.of(parse(FILE_VARIABLE, inFile.get()));
        }
        if (given.isPresent()) {
            return given;
        }
        for (String name :
                new String[] {"QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_REACTIVE_URL"}) {
            if (environment.containsKey(name)) {
                String user = environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", "");
                DatabaseUrl url = parse(name, environment.get(name), user);
                return Optional.of(
                        url.withLogin(
                                user.isEmpty() ? url.user() : user,
                                environment.getOrDefault(
                                        "QUARKUS_DATASOURCE_PASSWORD", url.password())));
            }
        }
        return Optional.empty();
    }

    public Optional<DatabaseUrl> measured(Map<String, String> environment) {
        return Optional.empty();
    }

    public boolean ephemeral() {
        return false;
    }

    static Optional<DatabaseUrl> given(
            String option, String value, String variable, Map<String, String> environment) {
        if (value != null) {
            return Optional.of(parse(option, value));
        }
        return Optional.ofNullable(environment.get(variable)).map(url -> parse(variable, url));
    }

    static DatabaseUrl parse(String name, String url) {
        return parse(name, url, "");
    }

    private static DatabaseUrl parse(String name, String url, String user) {
        try {
            return DatabaseUrl.parse(url, user);
        } catch (IllegalArgumentException e) {
            throw new UserException(name + ": " + e.getMessage());
        }
    }

    /**
     * The content of a file that holds the URL, as an orchestrator mounts a secret, without white
     * space around it; empty where no file is named.
     *
     * @param another whether a URL is given directly too
     * @throws UserException when both are given, or when the file cannot be read, is empty or is
     *     too long; never with its content
     */
    static Optional<String> urlInFile(Map<String, String> environment, boolean another) {
        String name = environment.get(FILE_VARIABLE);
        if (name == null) {
            return Optional.empty();
        }
        if (another) {
            throw new UserException(
                    FILE_VARIABLE
                            + ": give either the file or the URL (--database-url,"
                            + " SESSIONMARK_DATABASE_URL), not both");
        }
        String content;
        try (var in = Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw new UserException(FILE_VARIABLE + ": " + name + " is too long for a URL");
            }
            content = new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            throw new UserException(FILE_VARIABLE + ": cannot read " + name);
        }
        if (content.isEmpty()) {
            throw new UserException(FILE_VARIABLE + ": " + name + " is empty");
        }
        return Optional.of(content);
    }
}
