package dev.sessionmark.platform.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of {@code /proc}.
 *
 * @param root of them, {@code /proc} but in tests
 */
public record Proc(Path root) {

    /** Those of this machine. */
    public static Proc here() {
        return new Proc(Path.of("/proc"));
    }

    /** A file's text; empty where it cannot be read, or belongs to a process that has ended. */
    Optional<String> text(String file) {
        try {
            return Optional.of(Files.readString(root.resolve(file), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    List<Long> numbers(String folder) {
        List<Long> numbers = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(root.resolve(folder), Proc::isNumber)) {
            files.forEach(file -> numbers.add(Long.valueOf(file.getFileName().toString())));
        } catch (IOException | DirectoryIteratorException e) {
            // Not Linux, hidden, or of a process that has ended: what was read by then.
        }
        return numbers;
    }

    private static boolean isNumber(Path file) {
        return file.getFileName().toString().chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
