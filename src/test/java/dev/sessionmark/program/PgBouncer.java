package dev.sessionmark.program;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessionmark.platform.FreePort;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A connection pooler in transaction mode before a database: each transaction of a client may have
 * another one of its two sessions on the server.
 */
final class PgBouncer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String CONFIGURATION =
            """
            [databases]
            * = host=%1$s port=%2$d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %3$d
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = %4$s/users
            pool_mode = transaction
            default_pool_size = 2
            max_client_conn = 100
            ignore_startup_parameters = %5$s
            """;

    private final Process process;
    private final DatabaseUrl url;

    private PgBouncer(Process process, DatabaseUrl url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts one, or skips the test where none is installed.
     *
     * @param ignored the parameters of a login that it passes over
     */
    static PgBouncer start(Path folder, DatabaseUrl behind, String ignored) throws IOException {
        Path program =
                Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(null);
        assumeTrue(program != null, "pgbouncer is not installed");
        int port = FreePort.next();
        Files.createDirectories(folder);
        Path configuration =
                Files.writeString(
                        folder.resolve("pgbouncer.ini"),
                        CONFIGURATION.formatted(
                                behind.host(), behind.port(), port, folder, ignored));
        Files.writeString(
                folder.resolve("users"),
                "\"%s\" \"%s\"\n".formatted(behind.user(), behind.password()));
        List<String> command = new ArrayList<>();
        if (Files.getOwner(folder).getName().equals("root")) {
            // It does not run as root.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(program.toString(), configuration.toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        PgBouncer bouncer =
                new PgBouncer(
                        process,
                        new DatabaseUrl(
                                "127.0.0.1",
                                port,
                                behind.database(),
                                behind.user(),
                                behind.password(),
                                behind.parameters()));
        Awaitility.await("pgbouncer, see " + folder.resolve("log"))
                .atMost(PATIENCE)
                .failFast(() -> !process.isAlive())
                .until(bouncer::listens);
        return bouncer;
    }

    DatabaseUrl url() {
        return url;
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.host(), url.port()), 1_000);
            return true;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
