package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
            return process.isPresent()
                    && ProcessStart.matches(process.get(), Files.readString(entry));
        } catch (NumberFormatException notOurs) {
            return false;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
