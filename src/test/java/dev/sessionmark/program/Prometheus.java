package dev.sessionmark.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.platform.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Prometheus that scrapes a service every second. */
final class Prometheus implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String api;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.api = "http://127.0.0.1:%d/api/v1/".formatted(port);
    }

    /**
     * Starts it.
     *
     * @param program its path, see {@link Promtool#find}
     * @param folder where it keeps what it needs
     * @param management the service's management port
     */
    static Prometheus start(String program, Path folder, URI management) throws IOException {
        int port = FreePort.next();
        Path config =
                Files.writeString(
                        folder.resolve("prometheus.yaml"),
                        """
                        global:
                          scrape_interval: 1s
                        scrape_configs:
                          - job_name: sessionmark
                            metrics_path: /q/metrics
                            static_configs:
                              - targets: ["%s"]
                        """
                                .formatted(management.getAuthority()));
        return new Prometheus(
                new ProcessBuilder(
                                program,
                                "--config.file=" + config,
                                "--storage.tsdb.path=" + folder.resolve("series"),
                                "--web.listen-address=127.0.0.1:" + port)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("prometheus.log").toFile())
                        .start(),
                port);
    }

    /** Names of all labels. */
    JsonNode labels() throws Exception {
        return JSON.readTree(get(api + "labels")).path("data");
    }

    /** What a query has now, one entry for each series. */
    JsonNode query(String query) throws Exception {
        return JSON.readTree(
                        get(
                                api
                                        + "query?query="
                                        + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .path("data")
                .path("result");
    }

    /** Whatever it has at this address. */
    String get(String url) throws Exception {
        return Awaitility.await(url)
                .atMost(PATIENCE)
                .ignoreException(ConnectException.class)
                .until(
                        () ->
                                http.send(
                                        HttpRequest.newBuilder(URI.create(url))
                                                .timeout(Duration.ofSeconds(10))
                                                .build(),
                                        BodyHandlers.ofString()),
                        answer -> answer.statusCode() == 200)
                .body();
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new AssertionError("Prometheus does not end");
        }
    }
}
