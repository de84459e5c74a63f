package dev.sessionmark.engine.machine;

import dev.sessionmark.platform.Executable;
import io.quarkus.logging.Log;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The archive of loaded classes (AppCDS) that halves the start of a system under test. The virtual
 * machine makes it when the first one ends. One of an older program goes, since the virtual machine
 * (Java 25) would neither use it nor make another. Not a cache of linked classes, with which the
 * service starts: it takes longer to make, and carries the compiler's profiles of the run it was
 * made in, which would favour the setups of that run.
 */
public final class SharedArchive {

    private static final String MAKE = "-XX:+AutoCreateSharedArchive";

    /** It takes 60 MiB. */
    private static final long ROOM = 128L << 20;

    private SharedArchive() {}

    /**
     * Flags for the virtual machine of each system under test. Where the folder or the disk does
     * not let it write one it is not asked to, since it would fail at its end; one that is there is
     * used all the same.
     */
    public static List<String> flags(Path dataFolder) {
        if (Executable.isNative()) {
            return List.of();
        }
        Path archive = archive(dataFolder);
        dropOlderThan(program(), archive);
        return flags(archive, canWrite(archive.getParent()));
    }

    /** Whether the next system under test would make the archive at its end. */
    public static boolean isToBeMade(Path dataFolder) {
        List<String> flags = flags(dataFolder);
        return flags.contains(MAKE) && !Files.exists(archive(dataFolder));
    }

    private static Path archive(Path dataFolder) {
        return dataFolder
                .resolve("cache")
                .resolve("sut-java-" + Runtime.version().feature() + ".jsa");
    }

    /** The flags that use this archive, and make it where it can be written. */
    public static List<String> flags(Path archive, boolean writable) {
        List<String> flags = new ArrayList<>();
        if (writable) {
            flags.add(MAKE);
        } else if (!Files.exists(archive)) {
            return List.of(); // Slower starts are all that is lost.
        }
        flags.addAll(
                List.of(
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xshare:auto",
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr"));
        return List.copyOf(flags);
    }

    private static boolean canWrite(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "try", ""));
            return Files.getFileStore(folder).getUsableSpace() >= ROOM;
        } catch (IOException e) {
            Log.debug("No archive of classes can be written", e);
            return false;
        }
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
            Log.debug("An archive of classes cannot be looked at or removed", e);
        }
    }
}
