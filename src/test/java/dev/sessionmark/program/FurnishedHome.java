package dev.sessionmark.program;

import dev.sessionmark.platform.postgres.FreshData;
import dev.sessionmark.sut.ClassArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A data folder as a second start finds it: PostgreSQL's programs are unpacked, its files and the
 * archive of classes are made, once for all tests that ask for one. What a start on an empty folder
 * does is for {@link FirstStartIT}, which asks for none.
 */
final class FurnishedHome {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();

    private FurnishedHome() {}

    /** Furnishes a folder, which is made when it is missing, and returns it. */
    static Path in(Path home) throws Exception {
        make(home);
        make(PROGRAMS);
        link(home.resolve("programs"), PROGRAMS);
        FreshData.in(home.resolve("postgres-18"));
        if (!Program.isNative()) {
            link(home.resolve("cache"), ClassArchive.cache());
        }
        return home;
    }

    private static void link(Path link, Path shared) throws IOException {
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, shared);
        }
    }

    /** As the program does: for its owner alone. */
    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }
}
