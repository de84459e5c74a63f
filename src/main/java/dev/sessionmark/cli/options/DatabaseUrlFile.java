package dev.sessionmark.cli.options;

import dev.sessionmark.cli.terminal.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A file that holds the URL of the database, as an orchestrator mounts a secret. */
final class DatabaseUrlFile {

    /** Names the file. */
    static final String VARIABLE = "SESSIONMARK_DATABASE_URL_FILE";

    /** No URL is longer; a path that leads elsewhere is not to fill the memory. */
    private static final int LONGEST = 16 * 1024;

    private DatabaseUrlFile() {}

    /**
     * Its content, without white space around it; empty where no file is named.
     *
     * @param another whether a URL is given directly too
     * @throws UserException when both are given, or when the file cannot be read, is empty or is
     *     too long; never with its content
     */
    static Optional<String> read(Map<String, String> environment, boolean another) {
        String name = environment.get(VARIABLE);
        if (name == null) {
            return Optional.empty();
        }
        if (another) {
            throw new UserException(
                    VARIABLE
                            + ": give either the file or the URL (--database-url,"
                            + " SESSIONMARK_DATABASE_URL), not both");
        }
        String content;
        try (var in = Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new UserException(VARIABLE + ": " + name + " is too long for a URL");
            }
            content = new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException | InvalidPathException e) {
            throw new UserException(VARIABLE + ": cannot read " + name);
        }
        if (content.isEmpty()) {
            throw new UserException(VARIABLE + ": " + name + " is empty");
        }
        return Optional.of(content);
    }
}
