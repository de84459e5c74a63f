package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessionmark.platform.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A reverse proxy in front of the service as an ingress is: TLS ends here, the service lies below a
 * prefix, which is stripped and told in a header. What it sends to the service comes from an
 * address of its own, {@value #ADDRESS}. It gives up a stream of events that is silent for three
 * seconds.
 */
final class Nginx implements AutoCloseable {

    static final String PREFIX = "/tools/sessionmark";
    static final String ADDRESS = "127.0.0.2";
    static final Duration READ_TIMEOUT = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Buffering is on, as it is unless switched off: the answers themselves have to ask. */
    private static final String CONFIGURATION =
            """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d ssl http2;
                server_name localhost;
                ssl_certificate %3$s;
                ssl_certificate_key %4$s;
                proxy_bind %7$s;
                proxy_http_version 1.1;
                proxy_set_header Connection "";
                proxy_set_header Host $http_host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_set_header X-Forwarded-Host $http_host;
                proxy_set_header X-Forwarded-Port $server_port;
                proxy_set_header X-Forwarded-Proto $scheme;
                proxy_set_header X-Forwarded-Prefix %5$s;
                location %5$s/ {
                  proxy_pass http://127.0.0.1:%6$d/;
                }
                location ~ ^%5$s/(.*/events)$ {
                  proxy_pass http://127.0.0.1:%6$d/$1;
                  proxy_read_timeout %8$ds;
                }
              }
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Skips the test where there is none, and says why. */
    static Path find() {
        Optional<Path> found =
                Stream.concat(
                                Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                                Stream.of("/usr/sbin"))
                        .map(folder -> Path.of(folder, "nginx"))
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(found.isPresent(), "there is no nginx: apt-get install nginx-light");
        return found.get();
    }

    /** Starts it in front of the service at this port of loopback. */
    static Nginx start(Path folder, Path certificate, Path key, int service) throws IOException {
        int port = FreePort.next();
        Path log = folder.resolve("nginx.log");
        Path configuration =
                Files.writeString(
                        folder.resolve("nginx.conf"),
                        CONFIGURATION.formatted(
                                folder,
                                port,
                                certificate,
                                key,
                                PREFIX,
                                service,
                                ADDRESS,
                                READ_TIMEOUT.toSeconds()));
        Process process =
                new ProcessBuilder(
                                find().toString(),
                                "-e",
                                log.toString(),
                                "-c",
                                configuration.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("nginx.out").toFile())
                        .start();
        Nginx nginx = new Nginx(process, port);
        Awaitility.await("nginx, see " + log)
                .atMost(PATIENCE)
                .failFast(() -> !process.isAlive())
                .until(nginx::listens);
        return nginx;
    }

    /** The page as a browser knows it. */
    URI root() {
        return URI.create("https://localhost:%d%s/".formatted(port, PREFIX));
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
            return true;
        } catch (IOException e) {
            return false; // not yet
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            assertTrue(process.waitFor(10, TimeUnit.SECONDS), "nginx stays");
        }
    }
}
