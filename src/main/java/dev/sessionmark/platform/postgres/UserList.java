package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The processes that use a server: one file each, named by process id and holding the time the
 * process started, so that a number given to another program later is not taken for it.
 */
final class UserList {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Path folder;

    UserList(Path folder) {
        this.folder = folder;
    }

    /** Adds this process; a process may be listed several times. */
    Path enter() throws IOException {
        Files.createDirectories(folder);
        ProcessHandle self = ProcessHandle.current();
        Path file = folder.resolve(self.pid() + "-" + COUNTER.incrementAndGet());
        return Files.writeString(file, ProcessStart.describe(self));
    }

    void leave(Path entry) throws IOException {
        Files.deleteIfExists(entry);
    }

    boolean anyAlive() throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        boolean alive = false;
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                if (isAlive(entry)) {
                    alive = true;
                } else {
                    Files.deleteIfExists(entry);
                }
            }
        }
        return alive;
    }

    private static boolean isAlive(Path entry) throws IOException {
        String name = entry.getFileName().toString();
        int dash = name.indexOf('-');
        try {
            long pid = Long.parseLong(dash < 0 ? name : name.substring(0, dash));
            Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
            return process.isPresent()
                    && ProcessStart.matches(process.get(), Files.readString(entry));
        } catch (NumberFormatException notOurs) {
            return false;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /**
     * When a process started, written down so that it can be told from another that was given the
     * same number later: as a time of day, and where the system says it in ticks since its own
     * start, which a clock that is set cannot change.
     */
    private static final class ProcessStart {

        /**
         * The system's clock tick and rounding; a process id does not come round again this fast.
         */
        private static final Duration SAME_START = Duration.ofSeconds(2);

        /**
         * Of {@code /proc/PID/stat}, counted from the field after the name, which may hold
         * anything.
         */
        private static final int FIELD = 19;

        private ProcessStart() {}

        /** Two lines; the second is empty where the system has no ticks. */
        static String describe(ProcessHandle process) {
            return process.info().startInstant().map(Instant::toString).orElse("")
                    + "\n"
                    + ticks(process.pid()).orElse("")
                    + "\n";
        }

        /** Whether the process may be the one described; false only where it cannot be. */
        static boolean matches(ProcessHandle process, String description) {
            List<String> lines = description.lines().map(String::strip).toList();
            Optional<String> ticks = ticks(process.pid());
            if (lines.size() > 1 && !lines.get(1).isEmpty() && ticks.isPresent()) {
                return lines.get(1).equals(ticks.get());
            }
            Optional<Instant> started = process.info().startInstant();
            if (lines.isEmpty() || lines.get(0).isEmpty() || started.isEmpty()) {
                return true;
            }
            try {
                Duration apart = Duration.between(Instant.parse(lines.get(0)), started.get());
                return apart.abs().compareTo(SAME_START) <= 0;
            } catch (DateTimeParseException notOurs) {
                return false;
            }
        }

        private static Optional<String> ticks(long pid) {
            try {
                String stat =
                        Files.readString(
                                Path.of("/proc", Long.toString(pid), "stat"),
                                StandardCharsets.ISO_8859_1);
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return fields.length > FIELD ? Optional.of(fields[FIELD]) : Optional.empty();
            } catch (IOException noProc) {
                return Optional.empty();
            }
        }
    }
}
