package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.DataFolder;
import dev.sessionmark.platform.FolderLock;
import dev.sessionmark.platform.StartSteps;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of our own: nothing to install, works for root and for anybody else. Programs
 * that use the same data folder share one server; the last to end stops it, also when it is killed.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    public static final String DATABASE = "sessionmark";

    private static final String WAITING =
            "waiting for another Sessionmark program that starts or stops PostgreSQL";

    private static final Duration LOCK_BOUND = Duration.ofSeconds(90);
    private static final Duration STOP_BOUND = Duration.ofSeconds(8);

    /** Another program starts or stops the server; it, or our watcher, does what is left to do. */
    private static final Duration CLOSE_LOCK_BOUND = Duration.ofSeconds(5);

    public static final Duration CLOSE_BOUND =
            CLOSE_LOCK_BOUND
                    .plus(STOP_BOUND)
                    .plus(PostgresServer.QUIT_BOUND)
                    .plus(Watcher.DISMISS_BOUND);

    private final Path folder;
    private final boolean ephemeral;
    private final boolean foundRunning;
    private final DatabaseUrl url;
    private final UserList users;
    private final Path entry;
    private final Watcher watcher;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(
            Path folder,
            boolean ephemeral,
            boolean foundRunning,
            DatabaseUrl url,
            UserList users,
            Path entry,
            Watcher watcher) {
        this.folder = folder;
        this.ephemeral = ephemeral;
        this.foundRunning = foundRunning;
        this.url = url;
        this.users = users;
        this.entry = entry;
        this.watcher = watcher;
    }

    /**
     * Starts a server whose data stay after its end, or shares the one that runs on them already.
     *
     * @param dataFolder usually {@link DataFolder#resolve()}; made when missing
     * @throws DatabaseStartException with one line for the user
     */
    public static EmbeddedDatabase start(Path dataFolder) {
        Path home = dataFolder.toAbsolutePath().normalize();
        return start(home.resolve("programs"), home.resolve("postgres-18"), false);
    }

    /**
     * Starts a server whose data are deleted at its end.
     *
     * @throws DatabaseStartException with one line for the user
     */
    public static EmbeddedDatabase startEphemeral() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        // First: what fails there is nothing of the folder that is made next.
        return startEphemeral(installed(DataFolder.resolve().resolve("programs")), temporary);
    }

    /** The same, with PostgreSQL's programs given and the data in a new folder inside this one. */
    static EmbeddedDatabase startEphemeral(Path installation, Path temporary) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory(temporary, "sessionmark-");
            Files.createFile(folder.resolve("ephemeral"));
            return start(new PostgresServer(installation, folder), folder, true);
        } catch (IOException problem) {
            remove(folder, problem);
            throw explained(temporary, problem);
        } catch (DatabaseStartException problem) {
            remove(folder, problem);
            throw StartFailure.ephemeral(problem, folder, temporary);
        } catch (RuntimeException | Error problem) {
            remove(folder, problem);
            throw problem;
        }
    }

    private static void remove(Path folder, Throwable because) {
        try {
            if (folder != null) {
                Folders.deleteTree(folder);
            }
        } catch (IOException left) {
            because.addSuppressed(left);
        }
    }

    /** As {@link #start(Path)}, with PostgreSQL's programs kept apart; tests share them. */
    static EmbeddedDatabase start(Path programs, Path folder, boolean ephemeral) {
        Path installation = installed(programs);
        try {
            createPrivate(folder);
            return start(new PostgresServer(installation, folder), folder, ephemeral);
        } catch (IOException problem) {
            throw explained(folder, problem);
        }
    }

    private static Path installed(Path programs) {
        try {
            createPrivate(programs);
            StartSteps.doing(WAITING);
            try (FolderLock lock = FolderLock.acquire(programs.resolve("lock"), LOCK_BOUND)) {
                StartSteps.doing("unpacking PostgreSQL, which happens once");
                return PostgresArchive.unpackedIn(programs);
            }
        } catch (IOException problem) {
            throw explained(programs, problem);
        }
    }

    private static EmbeddedDatabase start(PostgresServer server, Path folder, boolean ephemeral)
            throws IOException {
        StartSteps.doing(WAITING);
        try (FolderLock lock = FolderLock.acquire(folder.resolve("lock"), LOCK_BOUND)) {
            return startLocked(server, folder, ephemeral);
        }
    }

    private static EmbeddedDatabase startLocked(
            PostgresServer server, Path folder, boolean ephemeral) throws IOException {
        UserList users = new UserList(folder.resolve("users"));
        Path entry = users.enter();
        Watcher watcher = Watcher.start(folder, entry, ephemeral);
        try {
            awaitOtherWatchers(folder);
            Optional<PostmasterFile> found = server.running();
            if (found.isPresent() && found.get().status().equals("stopping")) {
                PostgresServer.stop(found.get(), STOP_BOUND);
                found = Optional.empty();
            }
            StartSteps.doing(
                    "making the files of PostgreSQL"
                            + (ephemeral ? "" : ", which happens once")
                            + " (initdb)");
            server.initialise(!ephemeral);
            StartSteps.doing("starting PostgreSQL");
            PostmasterFile running = found.isPresent() ? found.get() : server.start();
            DatabaseUrl url =
                    new DatabaseUrl(
                            "127.0.0.1",
                            running.port(),
                            DATABASE,
                            PostgresServer.SUPERUSER,
                            server.password(),
                            Map.of());
            createDatabase(server, url);
            return new EmbeddedDatabase(
                    folder, ephemeral, found.isPresent(), url, users, entry, watcher);
        } catch (IOException | RuntimeException problem) {
            // The watcher tidies up, as it would after our death; what is left of it goes with it.
            watcher.release();
            if (ephemeral) {
                watcher.awaitEnd(STOP_BOUND);
            }
            throw problem;
        }
    }

    /** Where the server is and how to log in to {@link #DATABASE}, on the loopback interface. */
    public DatabaseUrl url() {
        return url;
    }

    /**
     * Another database of this server, made when it is missing. It lasts as long as the server's
     * data do.
     *
     * @throws DatabaseException when it cannot be made, for example because the disk is full
     */
    public DatabaseUrl ensureDatabase(String name) {
        DatabaseUrl other = url.withDatabase(name);
        DatabaseCreation.ensure(other);
        return other;
    }

    /** True when another program had started the server, or had left it behind. */
    public boolean foundRunning() {
        return foundRunning;
    }

    public Path folder() {
        return folder;
    }

    /**
     * Leaves the server, and stops it when nobody else uses it. Bounded; the second call does
     * nothing.
     *
     * @throws IllegalStateException when the server could not be stopped
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        FolderLock taken;
        try {
            taken = FolderLock.acquire(folder.resolve("lock"), CLOSE_LOCK_BOUND);
        } catch (IOException busy) {
            leaveToWatcher(busy);
            return;
        }
        try (FolderLock lock = taken) {
            users.leave(entry);
            if (!users.anyAlive()) {
                Optional<PostmasterFile> server =
                        PostmasterFile.read(folder.resolve("data")).filter(PostmasterFile::isAlive);
                if (server.isPresent() && !PostgresServer.stop(server.get(), STOP_BOUND)) {
                    throw new IllegalStateException(
                            "The embedded PostgreSQL (process %d) did not stop; see %s"
                                    .formatted(server.get().pid(), folder.resolve("server.log")));
                }
                if (ephemeral) {
                    Folders.deleteTree(folder);
                }
            }
            watcher.dismiss();
        } catch (IOException problem) {
            throw new IllegalStateException(
                    "The embedded PostgreSQL in " + folder + " could not be stopped", problem);
        }
    }

    /** It does what {@link #close} does, without the lock, as if we had died. */
    private void leaveToWatcher(IOException busy) {
        try {
            watcher.release();
        } catch (IOException problem) {
            problem.addSuppressed(busy);
            throw new IllegalStateException(
                    "The embedded PostgreSQL in " + folder + " could not be left", problem);
        }
    }

    private static void awaitOtherWatchers(Path folder) throws IOException {
        long deadline = System.nanoTime() + STOP_BOUND.toNanos();
        while (System.nanoTime() - deadline < 0) {
            boolean busy = false;
            try (Stream<Path> files = Files.list(folder)) {
                for (Path mark : files.filter(EmbeddedDatabase::isMark).toList()) {
                    String pid = mark.getFileName().toString().substring("stopping-".length());
                    if (ProcessHandle.of(Long.parseLong(pid))
                            .filter(ProcessHandle::isAlive)
                            .filter(process -> mayHaveMade(process, mark))
                            .isPresent()) {
                        busy = true;
                    } else {
                        Files.deleteIfExists(mark);
                    }
                }
            }
            if (!busy) {
                return;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while another program ends", interrupted);
            }
        }
    }

    /** A process that is younger than the mark has only been given the number of who made it. */
    private static boolean mayHaveMade(ProcessHandle process, Path mark) {
        Instant made = Instant.ofEpochMilli(mark.toFile().lastModified()); // 0 when gone meanwhile
        return process.info()
                .startInstant()
                .map(start -> start.isBefore(made.plusSeconds(1)))
                .orElse(true);
    }

    private static boolean isMark(Path file) {
        return file.getFileName().toString().matches("stopping-[0-9]{1,18}");
    }

    /**
     * Once in the life of the data: a connection for it costs a tenth of a second of each start.
     */
    private static void createDatabase(PostgresServer server, DatabaseUrl url) throws IOException {
        Path made = server.data().resolve("sessionmark.made");
        if (Files.exists(made)) {
            return;
        }
        try {
            DatabaseCreation.ensure(url);
            Files.createFile(made);
        } catch (DatabaseException problem) {
            throw new DatabaseStartException(
                    "runs but cannot be used (" + problem.getMessage() + ")",
                    SqlState.tooManyConnections(problem)
                            ? "end other Sessionmark programs and try again"
                            : "see " + server.log(),
                    problem);
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static DatabaseStartException explained(Path folder, IOException problem) {
        String why =
                problem instanceof AccessDeniedException
                        ? "permission denied: " + problem.getMessage()
                        : problem instanceof FileSystemException inFile
                                        && inFile.getReason() != null
                                ? inFile.getReason() + ": " + inFile.getFile()
                                : String.valueOf(problem.getMessage());
        return new DatabaseStartException(
                "cannot use the folder " + folder + " (" + why + ")",
                StartFailure.remedy(
                        why.contains("ermission") ? "Permission denied" : why,
                        folder.resolve("initdb.log"),
                        folder.resolve("server.log")),
                problem);
    }
}
