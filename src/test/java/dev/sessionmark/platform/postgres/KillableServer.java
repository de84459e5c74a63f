package dev.sessionmark.platform.postgres;

import dev.sessionmark.platform.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A server that somebody else runs, kills, and starts again where it was. */
public final class KillableServer implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Path folder;
    private final Path programs;
    private final PostgresServer server;
    private final DatabaseUrl url;

    private KillableServer(Path folder, Path programs, Prepared prepared) throws IOException {
        this.folder = folder;
        this.programs = programs;
        server = new PostgresServer(programs, folder);
        FreshData.in(folder);
        prepared.with(server.data());
        int port = server.start().port();
        url =
                new DatabaseUrl(
                        "127.0.0.1",
                        port,
                        "postgres",
                        PostgresServer.SUPERUSER,
                        server.password(),
                        Map.of());
    }

    /** Starts one whose data go when it is closed. */
    public static KillableServer start() throws IOException {
        return start(data -> {});
    }

    /** Starts one in this folder, which is made, and goes when it is closed. */
    public static KillableServer startIn(Path folder) throws IOException {
        return new KillableServer(Files.createDirectories(folder), programs(), data -> {});
    }

    /**
     * Starts one that takes encrypted connections and no others.
     *
     * @param certificate of the server, as PEM
     * @param key for it, as PEM
     */
    public static KillableServer startEncrypted(Path certificate, Path key) throws IOException {
        return start(
                data -> {
                    Files.copy(certificate, data.resolve("server.crt"));
                    Path secret = Files.copy(key, data.resolve("server.key"));
                    Files.setPosixFilePermissions(
                            secret, PosixFilePermissions.fromString("rw-------"));
                    Files.writeString(
                            data.resolve(FreshData.SETTINGS),
                            "ssl = on\n",
                            StandardOpenOption.APPEND);
                    Files.writeString(
                            data.resolve("pg_hba.conf"),
                            "hostssl all all 127.0.0.1/32 scram-sha-256\n");
                });
    }

    private static KillableServer start(Prepared prepared) throws IOException {
        return new KillableServer(Files.createTempDirectory("sessionmark-"), programs(), prepared);
    }

    private static Path programs() throws IOException {
        Files.createDirectories(EmbeddedDatabaseTest.PROGRAMS);
        try (FolderLock lock =
                FolderLock.acquire(EmbeddedDatabaseTest.PROGRAMS.resolve("lock"), BOUND)) {
            return PostgresArchive.unpackedIn(EmbeddedDatabaseTest.PROGRAMS);
        }
    }

    /** Where it is and how to log in. */
    public DatabaseUrl url() {
        return url;
    }

    /** How to reach it, password included. */
    public String address() {
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(url.user(), url.password(), url.host(), url.port(), url.database());
    }

    /** As {@code pg_ctl stop -m immediate}: every connection is cut, nothing is written. */
    public void kill() throws IOException, InterruptedException {
        PostmasterFile running = server.running().orElseThrow();
        ProcessHandle process = ProcessHandle.of(running.pid()).orElseThrow();
        if (new ProcessBuilder("sh", "-c", "kill -s QUIT " + running.pid()).start().waitFor()
                != 0) {
            throw new IOException("the server cannot be killed");
        }
        Awaitility.await("the server's end")
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> PostmasterFile.hasEnded(process));
    }

    /**
     * As the kernel does when memory is short: one of its processes is killed, it drops all
     * sessions, recovers, and goes on. That it was started some time ago stays true.
     */
    public void killOneSession() throws IOException, InterruptedException, SQLException {
        try (Connection connection = Connections.open(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            if (new ProcessBuilder("sh", "-c", "kill -s KILL " + row.getInt(1)).start().waitFor()
                    != 0) {
                throw new IOException("the session cannot be killed");
            }
        }
    }

    /** Takes writes no more, or again; every session is cut, as in a failover. */
    public void readOnly(boolean on) throws SQLException {
        Sql.execute(
                url,
                "set session characteristics as transaction read write",
                "alter database %s %s"
                        .formatted(
                                url.database(),
                                on
                                        ? "set default_transaction_read_only = on"
                                        : "reset default_transaction_read_only"),
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    /**
     * Prepares it for a disk that is full: it is to refuse what needs space, and to live on. It
     * would end itself without space for its log, or for what a checkpoint writes; so it gets a new
     * segment of the log, 16 MB, and makes no checkpoint for an hour.
     */
    public void readyForFullDisk() throws SQLException {
        Sql.execute(
                url,
                "alter system set checkpoint_timeout = '1h'",
                "select pg_reload_conf()",
                "select pg_switch_wal()",
                "checkpoint");
    }

    /** Starts it again on the same port, and waits until it answers. */
    public void startAgain() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (Privileges.isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(
                List.of(
                        programs.resolve("bin").resolve("pg_ctl").toString(),
                        "start",
                        "--pgdata=" + server.data(),
                        "--log=" + folder.resolve("server.log"),
                        "--wait",
                        "--silent"));
        Process start =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("pg_ctl.log").toFile())
                        .start();
        if (!start.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS) || start.exitValue() != 0) {
            throw new IOException(Files.readString(folder.resolve("pg_ctl.log")));
        }
    }

    @Override
    public void close() {
        try {
            if (server.running().isPresent()) {
                kill();
            }
            Folders.deleteTree(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done with the data of a server before its first start. */
    private interface Prepared {
        void with(Path data) throws IOException;
    }
}
