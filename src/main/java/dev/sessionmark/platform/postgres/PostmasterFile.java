package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes into its data folder ({@code postmaster.pid}). A server that was
 * killed leaves it behind, and its process id may belong to another program by now.
 *
 * @param data the data folder
 * @param pid of the postmaster, as seen from outside
 * @param startedAt when it started, in whole seconds
 * @param port it listens on
 * @param status {@code ready}, {@code starting}, {@code stopping} or {@code standby}
 */
record PostmasterFile(Path data, long pid, Instant startedAt, int port, String status) {

    private static final int LINE_PID = 0;
    private static final int LINE_START = 2;
    private static final int LINE_PORT = 3;
    private static final int LINE_STATUS = 7;

    /** From the start of the process to the line about it, on a machine that is busy. */
    private static final Duration SAME_START = Duration.ofSeconds(30);

    static Optional<PostmasterFile> read(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.size() <= LINE_PORT) {
                return Optional.empty();
            }
            return Optional.of(
                    new PostmasterFile(
                            data,
                            Long.parseLong(lines.get(LINE_PID).strip()),
                            Instant.ofEpochSecond(Long.parseLong(lines.get(LINE_START).strip())),
                            Integer.parseInt(lines.get(LINE_PORT).strip()),
                            lines.size() > LINE_STATUS ? lines.get(LINE_STATUS).strip() : ""));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (NumberFormatException damaged) {
            return Optional.empty();
        }
    }

    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(process -> !hasEnded(process))
                .filter(this::isServer)
                .isPresent();
    }

    /**
     * Whether a process has ended. One that is nobody's child any more keeps its number until the
     * first process of the machine takes notice, which that of a container may do late or never.
     */
    static boolean hasEnded(ProcessHandle process) {
        if (!process.isAlive()) {
            return true;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException notTold) {
            return !process.isAlive();
        }
    }

    /**
     * Whether the process is the server on these data: every postmaster works in its data folder.
     * Where the system does not tell that, its program and its start must fit.
     */
    private boolean isServer(ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), data);
        } catch (IOException notTold) {
            ProcessHandle.Info info = process.info();
            return info.command().map(command -> command.contains("postgres")).orElse(true)
                    && info.startInstant().map(this::isStart).orElse(true);
        }
    }

    private boolean isStart(Instant start) {
        return Duration.between(startedAt, start).abs().compareTo(SAME_START) <= 0;
    }
}
