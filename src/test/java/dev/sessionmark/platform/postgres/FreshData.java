package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a server that nobody has used yet, made once for all tests: a copy takes a tenth of
 * the time of {@code initdb}, and a server that starts on it does not wait for the disk.
 */
public final class FreshData {

    private static final Path ORIGINAL =
            Path.of("target", "postgres-data", "postgres-18").toAbsolutePath();

    /** Read after the configuration that a start writes anew. */
    static final String SETTINGS = "postgresql.auto.conf";

    private static final Duration BOUND = Duration.ofMinutes(2);

    private FreshData() {}

    /**
     * Gives a server's folder, which is made when missing, what its first start would make, unless
     * it has data.
     */
    public static Path in(Path folder) throws IOException {
        if (Files.exists(folder.resolve("data").resolve("PG_VERSION"))) {
            return folder;
        }
        Path made = original();
        Files.createDirectories(folder);
        for (Path source : content(made)) {
            Path copy = folder.resolve(made.relativize(source).toString());
            if (!Files.isDirectory(copy)) {
                // With its attributes: a server refuses data that others can read.
                Files.copy(source, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return folder;
    }

    /** All of the data, folders before what is in them, and the password. */
    private static List<Path> content(Path made) throws IOException {
        try (Stream<Path> data = Files.walk(made.resolve("data"))) {
            return Stream.concat(data, Stream.of(made.resolve("password"))).toList();
        }
    }

    private static Path original() throws IOException {
        Path home = Files.createDirectories(ORIGINAL.getParent());
        Path finished = home.resolve("finished");
        Files.createDirectories(EmbeddedDatabaseTest.PROGRAMS);
        try (FolderLock lock = FolderLock.acquire(home.resolve("lock"), BOUND)) {
            if (!Files.exists(finished)) {
                Folders.deleteTree(ORIGINAL);
                EmbeddedDatabase.start(EmbeddedDatabaseTest.PROGRAMS, ORIGINAL, false).close();
                // No test ends the machine.
                Files.writeString(ORIGINAL.resolve("data").resolve(SETTINGS), "fsync = off\n");
                Files.createFile(finished);
            }
        }
        return ORIGINAL;
    }
}
