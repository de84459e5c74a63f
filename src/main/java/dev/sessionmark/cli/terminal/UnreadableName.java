package dev.sessionmark.cli.terminal;

import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The name of a file with letters that Java cannot read or write, since no locale says how they are
 * encoded. The launcher sets one; an environment without it gets here.
 */
public final class UnreadableName {

    private UnreadableName() {}

    /** What to do about it, in one line; empty where a failure has another cause. */
    public static Optional<String> advice(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(InvalidPathException.class::isInstance)
                .map(InvalidPathException.class::cast)
                .findFirst()
                .map(
                        invalid ->
                                "cannot use the file name '%s' (names of files are %s here); set LC_ALL=C.UTF-8"
                                        .formatted(
                                                invalid.getInput(),
                                                System.getProperty("sun.jnu.encoding")));
    }
}
