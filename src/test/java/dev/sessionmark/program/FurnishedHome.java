package dev.sessionmark.program;

import dev.sessionmark.platform.postgres.FreshData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A data folder as a second start finds it: PostgreSQL's programs are unpacked and its files are
 * made, once for all tests that ask for one. What a start on an empty folder does is for {@link
 * FirstStartIT}, which asks for none.
 */
final class FurnishedHome {

    private static final Path PROGRAMS = Path.of("target", "postgres-programs").toAbsolutePath();

    private FurnishedHome() {}

    /** Furnishes a folder, which is made when it is missing, and returns it. */
    static Path in(Path home) throws Exception {
        make(home);
        make(PROGRAMS);
        if (!Files.exists(home.resolve("programs"), LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(home.resolve("programs"), PROGRAMS);
        }
        FreshData.in(home.resolve("postgres-18"));
        if (Files.notExists(home.resolve("cache"))) {
            // No folder: systems under test start with the archive of the tests, and make none.
            Files.createFile(home.resolve("cache"));
        }
        return home;
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
