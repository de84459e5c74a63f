package dev.sessionmark.program;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the launcher has the virtual machine make at the first end of the program after a build, and
 * gives it at each start from then on: it starts with a fifth of the work. Made once for all tests,
 * by the first of them that asks, of whichever virtual machine; the others wait for it. The systems
 * under test start with it too.
 */
final class StartArchive {

    private static final boolean LINKED = Runtime.version().feature() >= 25;
    private static final Path FOLDER = Path.of("target", "start-archive").toAbsolutePath();
    private static final Path ARCHIVE = FOLDER.resolve(LINKED ? "serve.aot" : "serve.jsa");

    /** A file of arguments for {@code java}: the flags, for each system under test. */
    static final Path OF_SUTS = FOLDER.resolve("sut-flags");

    /** The virtual machine has nothing to say in place of the program. */
    private static final List<String> ALWAYS =
            List.of("-Xlog:disable", "-Xlog:all=error:stderr", Program.COMPILE_ONCE);

    private static List<String> flags;

    private StartArchive() {}

    /** The flags with which a virtual machine uses it; only the others where none could be made. */
    static synchronized List<String> flags() {
        if (flags == null) {
            flags = List.of();
            try (FileChannel lock = lock();
                    FileLock held = lock.lock()) {
                if (!held.isValid() || !isOfThisBuild()) {
                    Files.deleteIfExists(ARCHIVE);
                    make();
                }
                flags =
                        Files.exists(ARCHIVE)
                                ? with(LINKED ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=")
                                : ALWAYS;
                Files.writeString(OF_SUTS, "\"" + String.join("\"\n\"", flags) + "\"\n");
            } catch (Exception e) {
                throw new IllegalStateException("The archive for faster starts is not made", e);
            }
        }
        return flags;
    }

    private static FileChannel lock() throws Exception {
        Files.createDirectories(FOLDER);
        return FileChannel.open(
                FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static boolean isOfThisBuild() throws Exception {
        return Files.exists(ARCHIVE)
                && Files.getLastModifiedTime(ARCHIVE)
                                .compareTo(Files.getLastModifiedTime(Program.JAR))
                        > 0;
    }

    /** A service that starts, answers, and ends. */
    private static void make() throws Exception {
        List<String> machine = with(LINKED ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=");
        Path home = Files.createDirectories(FOLDER.resolve("home"));
        try (Service service = Service.start(FurnishedHome.in(home), Map.of(), machine)) {
            service.ask("none");
        }
    }

    private static List<String> with(String use) {
        List<String> all = new ArrayList<>(ALWAYS);
        all.add(use + ARCHIVE);
        return all;
    }
}
