package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The processes that use a server: one file each, named by process id and holding the time the
 * process started, so that a number given to another program later is not taken for it.
 */
final class UserList {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** The system's clock tick and rounding; a process id does not come round again this fast. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private final Path folder;

    UserList(Path folder) {
        this.folder = folder;
    }

    /** Adds this process; a process may be listed several times. */
    Path enter() throws IOException {
        Files.createDirectories(folder);
        ProcessHandle self = ProcessHandle.current();
        Path file = folder.resolve(self.pid() + "-" + COUNTER.incrementAndGet());
        return Files.writeString(file, startOf(self).map(Instant::toString).orElse(""));
    }

    /** Takes the entry out. */
    void leave(Path entry) throws IOException {
        Files.deleteIfExists(entry);
    }

    /** True when a living process is listed; forgets the dead ones. */
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
            if (process.isEmpty()) {
                return false;
            }
            String written = Files.readString(entry).strip();
            Optional<Instant> started = startOf(process.get());
            return written.isEmpty()
                    || started.isEmpty()
                    || Duration.between(Instant.parse(written), started.get())
                                    .abs()
                                    .compareTo(SAME_START)
                            <= 0;
        } catch (NumberFormatException | DateTimeParseException notOurs) {
            return false;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static Optional<Instant> startOf(ProcessHandle process) {
        return process.info().startInstant();
    }
}
