package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

final class Privileges {

    private static final Path STATUS = Path.of("/proc/self/status");

    private Privileges() {}

    /** True for the user with id 0, by whose right this process does what it does. */
    static boolean isRoot() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return isRoot(lines);
        } catch (IOException noProc) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /**
     * The same.
     *
     * @param status lines of {@code /proc/PID/status}; that of the users has the real, the
     *     effective, the saved and the file system's id
     */
    static boolean isRoot(Stream<String> status) {
        return status.filter(line -> line.startsWith("Uid:"))
                .map(line -> line.split("\\s+"))
                .anyMatch(ids -> ids.length > 2 && ids[2].equals("0"));
    }
}
