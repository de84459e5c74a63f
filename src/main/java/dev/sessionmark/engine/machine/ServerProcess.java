package dev.sessionmark.engine.machine;

import dev.sessionmark.platform.postgres.Connections;
import dev.sessionmark.platform.postgres.DatabaseException;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Finds the process of a database server that runs on this machine. */
public final class ServerProcess {

    private ServerProcess() {}

    /**
     * The main process of the server: the parent of the one that serves a connection of ours, which
     * has our port in its title. Another machine, or another container, may have a process of that
     * number too; it does not have that title.
     *
     * @return empty when the server is not on this machine, or not visible
     * @throws DatabaseException when it cannot be reached or does not answer
     */
    public static Optional<Long> find(DatabaseUrl url) {
        try (Connection connection = Connections.open(url);
                PreparedStatement statement =
                        connection.prepareStatement("select pg_backend_pid(), inet_client_port()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return parent(row.getLong(1), "(" + row.getInt(2) + ")");
        } catch (SQLException problem) {
            throw Connections.failed("Cannot ask for the process of", url, problem);
        }
    }

    private static Optional<Long> parent(long backend, String ourPort) {
        Path process = Path.of("/proc", Long.toString(backend));
        try {
            String title =
                    Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
            return title.startsWith("postgres") && title.contains(ourPort)
                    ? ProcessHandle.of(backend)
                            .flatMap(ProcessHandle::parent)
                            .map(ProcessHandle::pid)
                    : Optional.empty();
        } catch (IOException notHere) {
            return Optional.empty();
        }
    }
}
