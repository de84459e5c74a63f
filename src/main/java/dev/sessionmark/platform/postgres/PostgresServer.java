package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

final class PostgresServer {

    static final String SUPERUSER = "sessionmark";

    /** Of util-linux: gives a process a user namespace. */
    static final String UNSHARE = "unshare";

    private static final Duration START_BOUND = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;
    private static final int PASSWORD_BYTES = 24;

    /** A server that was told to stop at once does so without writing anything. */
    static final Duration QUIT_BOUND = Duration.ofSeconds(2);

    private final Path installation;
    private final Path folder;

    PostgresServer(Path installation, Path folder) {
        this.installation = installation;
        this.folder = folder;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    Optional<PostmasterFile> running() throws IOException {
        return PostmasterFile.read(data()).filter(PostmasterFile::isAlive);
    }

    /**
     * Makes the data folder, unless it is there.
     *
     * @param lasting whether it is worth waiting until the disk has it
     */
    void initialise(boolean lasting) throws IOException {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        // A folder without the file is what an interrupted start left; it never held anything.
        Folders.deleteTree(data());
        Path secret = passwordFile();
        Files.deleteIfExists(secret);
        writePassword(secret);
        List<String> command =
                List.of(
                        program("initdb"),
                        "--pgdata=" + data(),
                        "--username=" + SUPERUSER,
                        "--pwfile=" + secret,
                        // Not "trust": every user of this machine could be superuser then.
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--no-locale",
                        lasting ? "--sync-method=fsync" : "--no-sync");
        try {
            run(command, folder.resolve("initdb.log"), "could not make its data folder " + data());
        } catch (DatabaseStartException failed) {
            Folders.deleteTree(data());
            throw failed;
        }
    }

    /** Starts the server on a free port of the loopback interface and waits until it is ready. */
    PostmasterFile start() throws IOException {
        DatabaseStartException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            writeSettings(data(), freePort());
            if (Files.exists(log())) {
                Files.move(
                        log(), folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            try {
                run(
                        List.of(
                                program("pg_ctl"),
                                "start",
                                "--pgdata=" + data(),
                                "--log=" + log(),
                                "--wait",
                                "--silent",
                                "--timeout=" + START_BOUND.toSeconds()),
                        folder.resolve("pg_ctl.log"),
                        "did not start");
                return running()
                        .orElseThrow(
                                () ->
                                        new DatabaseStartException(
                                                "ended right after its start",
                                                "see " + log(),
                                                null));
            } catch (DatabaseStartException failed) {
                last = failed;
                if (!StartFailure.isPortTaken(log())) {
                    throw failed;
                }
            }
        }
        throw last;
    }

    /**
     * Stops the server: sessions are cut off, data are written.
     *
     * @return false when it still runs after the bound, although it was then told to stop at once
     */
    static boolean stop(PostmasterFile server, Duration bound) throws IOException {
        signal(server.pid(), "INT");
        if (awaitEnd(server.pid(), bound)) {
            return true;
        }
        signal(server.pid(), "QUIT");
        return awaitEnd(server.pid(), QUIT_BOUND);
    }

    private static boolean awaitEnd(long pid, Duration bound) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        long deadline = System.nanoTime() + bound.toNanos();
        try {
            while (process.isPresent() && !PostmasterFile.hasEnded(process.get())) {
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                Thread.sleep(20);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void signal(long pid, String name) throws IOException {
        // ProcessHandle knows SIGTERM and SIGKILL only; the one waits for ever, the other loses
        // the shared memory. Every shell has a "kill" of its own, not every image has the program.
        new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private String program(String name) {
        return installation.resolve("bin").resolve(name).toString();
    }

    private void run(List<String> arguments, Path output, String problem) throws IOException {
        List<String> command = new ArrayList<>();
        if (Privileges.isRoot()) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody.
            command.addAll(List.of(UNSHARE, "-U"));
        }
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = started(builder, problem);
        process.getOutputStream().close();
        try {
            if (!process.waitFor(START_BOUND.toSeconds() + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DatabaseStartException(
                        problem + " within " + START_BOUND.toSeconds() + " s",
                        "see " + log(),
                        null);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DatabaseStartException(problem, "its start was interrupted", interrupted);
        }
        if (process.exitValue() != 0) {
            throw StartFailure.explain(problem, output, log());
        }
        Files.deleteIfExists(output);
    }

    /** What cannot even be started has written nothing that could be explained. */
    private static Process started(ProcessBuilder builder, String problem) {
        try {
            return builder.start();
        } catch (IOException notStarted) {
            throw StartFailure.notStarted(problem, builder.command().getFirst(), notStarted);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void writePassword(Path file) throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
    }

    /**
     * The server's configuration, written anew at each start. Whatever decides how fast it is stays
     * at PostgreSQL's default: what is measured is a server as people run it, and that includes
     * writing to the disk ({@code fsync}) and checking passwords.
     */
    private static void writeSettings(Path dataDirectory, int port) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        // Room for two programs at once and for the setup without a pool.
        settings.put("max_connections", "200");
        // Nobody uses it, and its path must be shorter than some home folders are.
        settings.put("unix_socket_directories", "");
        settings.put("log_timezone", "UTC");
        settings.put("timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.put("logging_collector", "off");
        String text =
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + " = '" + entry.getValue() + "'\n")
                        .collect(Collectors.joining());
        Files.writeString(
                dataDirectory.resolve("postgresql.conf"),
                "# Written by Sessionmark at each start; changes here are lost.\n" + text);
    }
}
