package dev.sessionmark.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The server's configuration, written anew at each start. Whatever decides how fast it is stays at
 * PostgreSQL's default: what is measured is a server as people run it, and that includes writing to
 * the disk ({@code fsync}) and checking passwords.
 */
final class ServerSettings {

    private ServerSettings() {}

    static void write(Path dataDirectory, int port) throws IOException {
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
