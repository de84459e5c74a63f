package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Golden files: what a format looks like, sealed. Written anew with {@code -Dsnap}. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Fails where the text differs from the file; with {@code -Dsnap} writes the file instead. */
    static void assertMatches(String name, String actual) {
        Path file = FOLDER.resolve(name);
        try {
            if (System.getProperty("snap") != null) {
                Files.createDirectories(FOLDER);
                Files.writeString(file, actual);
            }
            assertEquals(Files.readString(file), actual, name + " differs; -Dsnap writes it anew");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
