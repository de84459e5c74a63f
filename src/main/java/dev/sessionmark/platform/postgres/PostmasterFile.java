package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes into its data folder ({@code postmaster.pid}).
 *
 * @param pid of the postmaster, as seen from outside
 * @param port it listens on
 * @param status {@code ready}, {@code starting}, {@code stopping} or {@code standby}
 */
record PostmasterFile(long pid, int port, String status) {

    private static final int LINE_PID = 0;
    private static final int LINE_PORT = 3;
    private static final int LINE_STATUS = 7;

    /** The file's content; empty when there is none or it is not complete. */
    static Optional<PostmasterFile> read(Path dataDirectory) throws IOException {
        try {
            List<String> lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
            if (lines.size() <= LINE_PORT) {
                return Optional.empty();
            }
            return Optional.of(
                    new PostmasterFile(
                            Long.parseLong(lines.get(LINE_PID).strip()),
                            Integer.parseInt(lines.get(LINE_PORT).strip()),
                            lines.size() > LINE_STATUS ? lines.get(LINE_STATUS).strip() : ""));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    /** True when a process with that id lives and is a PostgreSQL, as far as can be seen. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(
                        process ->
                                process.info()
                                        .command()
                                        .map(command -> command.contains("postgres"))
                                        .orElse(true))
                .isPresent();
    }
}
