package dev.sessionmark.sut;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that tests need and that takes long to make: made once after a build of the program, by
 * the first test that asks, of whichever virtual machine; the others wait for it.
 */
public final class OnceABuild {

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private OnceABuild() {}

    /** Makes it, unless it is there already; tells whether it is. */
    public static synchronized boolean make(Path file, Maker maker) throws Exception {
        Files.createDirectories(file.getParent());
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!held.isValid()) {
                throw new IOException("no lock on " + lock);
            }
            if (!isOfThisBuild(file)) {
                Files.deleteIfExists(file);
                maker.make();
            }
            return Files.exists(file);
        }
    }

    private static boolean isOfThisBuild(Path file) throws IOException {
        return Files.exists(file)
                && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(JAR)) > 0;
    }

    /** What makes it; whatever comes of half of it is not left behind. */
    public interface Maker {
        void make() throws Exception;
    }
}
