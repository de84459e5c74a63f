package dev.sessionmark.experiment.run.machine;

import dev.sessionmark.platform.Executable;
import io.quarkus.logging.Log;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The archive of loaded classes (AppCDS) that halves the start of a system under test. The virtual
 * machine makes it when the first one ends. One of an older program goes, since the virtual machine
 * (Java 25) would neither use it nor make another. Not a cache of linked classes, with which the
 * service starts: it takes longer to make, and carries the compiler's profiles of the run it was
 * made in, which would favour the setups of that run.
 */
public final class SharedArchive {

    private SharedArchive() {}

    /**
     * Flags for the virtual machine of each system under test; none where the folder cannot be
     * used.
     */
    public static List<String> flags(Path dataFolder) {
        if (Executable.isNative()) {
            return List.of();
        }
        Path folder = dataFolder.resolve("cache");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return List.of(); // Slower starts are all that is lost.
        }
        Path archive = folder.resolve("sut-java-" + Runtime.version().feature() + ".jsa");
        dropOlderThan(program(), archive);
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr");
    }

    /** The jar that runs. */
    private static Path program() {
        return Path.of(System.getProperty("java.class.path").split(File.pathSeparator)[0]);
    }

    /** Removes the archive when the program was built after it was made. */
    static void dropOlderThan(Path program, Path archive) {
        try {
            if (Files.exists(archive)
                    && Files.getLastModifiedTime(archive)
                                    .compareTo(Files.getLastModifiedTime(program))
                            < 0) {
                Files.delete(archive);
            }
        } catch (IOException e) {
            Log.debug("Whether the archive of classes is of this program cannot be told", e);
        }
    }
}
