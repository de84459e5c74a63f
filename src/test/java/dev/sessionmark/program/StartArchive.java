package dev.sessionmark.program;

import dev.sessionmark.sut.OnceABuild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the launcher has the virtual machine make at the first end of the program after a build, and
 * gives it at each start from then on: it starts with a fifth of the work. Made once for all tests.
 */
final class StartArchive {

    private static final boolean LINKED = Runtime.version().feature() >= 25;
    private static final Path FOLDER = Path.of("target", "start-archive").toAbsolutePath();
    private static final Path ARCHIVE = FOLDER.resolve(LINKED ? "serve.aot" : "serve.jsa");

    /** The virtual machine has nothing to say in place of the program. */
    private static final List<String> ALWAYS =
            List.of("-Xlog:disable", "-Xlog:all=error:stderr", Program.COMPILE_ONCE);

    private static List<String> flags;

    private StartArchive() {}

    /** The flags with which a virtual machine uses it; none where it could not be made. */
    static synchronized List<String> flags() {
        if (flags == null) {
            flags = List.of();
            try {
                if (OnceABuild.make(ARCHIVE, StartArchive::make)) {
                    flags = with((LINKED ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + ARCHIVE);
                }
            } catch (Exception e) {
                throw new IllegalStateException("The archive for faster starts is not made", e);
            }
        }
        return flags;
    }

    /** A service that starts, answers, and ends. */
    private static void make() throws Exception {
        List<String> machine =
                with((LINKED ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + ARCHIVE);
        Path home = Files.createDirectories(FOLDER.resolve("home"));
        try (Service service = Service.start(FurnishedHome.in(home), Map.of(), machine)) {
            service.ask("none");
        }
    }

    private static List<String> with(String flag) {
        List<String> all = new ArrayList<>(ALWAYS);
        all.add(flag);
        return all;
    }
}
