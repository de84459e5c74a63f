package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes the packaged service: every query of the dashboard has an answer after
 * one short experiment, and every series that an alert asks for is there.
 */
class MonitoringIT {

    private static final Path DASHBOARD =
            Path.of("k8s", "components", "monitoring", "dashboard.json");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:sessionmark|db_client|http_server|process)_\\w+");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void everyQueryHasAnAnswer() throws Exception {
        String prometheus = Promtool.find("prometheus");
        Service service = Service.start(folder.resolve("home"));
        try {
            String id =
                    service.submit(
                            """
                            {"setups": "reactive-client", "rate": 500, "dbLatencyMs": 1,
                             "trials": 1, "warmupSeconds": 1, "durationSeconds": 5}
                            """);
            int port = freePort();
            Process scraper = start(prometheus, port, service.management());
            try {
                service.await(id, view -> "DONE".equals(view.path("status").textValue()));
                checkNames(get(service.management() + "/q/metrics"));
                Set<String> queries = queries();
                // Rules name labels too, which look like metrics.
                queries.removeAll(labels(port));
                for (String query : queries) {
                    Awaitility.await(query)
                            .atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(200))
                            .until(() -> answers(port, query));
                }
            } finally {
                scraper.destroyForcibly();
                assertTrue(scraper.waitFor(10, TimeUnit.SECONDS));
            }
        } finally {
            service.program().signal("TERM");
            service.program().exitCode();
        }
    }

    private void checkNames(String metrics) throws Exception {
        String said = Promtool.run(folder, metrics, "check", "metrics");
        assertEquals("", ownComplaints(said), said);
    }

    /** What promtool says of names that are ours; Quarkus' own are not. */
    private static String ownComplaints(String said) {
        return said.lines()
                .filter(line -> METRIC.matcher(line).lookingAt())
                .filter(line -> !line.startsWith("http_server_"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private Set<String> queries() throws IOException {
        Set<String> queries = new LinkedHashSet<>();
        for (JsonNode panel : JSON.readTree(DASHBOARD.toFile()).path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(target.path("expr").textValue().replace("$__rate_interval", "1m"));
            }
        }
        Files.readString(Promtool.rules(folder))
                .lines()
                .filter(line -> !line.contains("summary"))
                .flatMap(line -> METRIC.matcher(line).results())
                .forEach(match -> queries.add(match.group()));
        assertTrue(queries.size() > 30, queries::toString);
        return queries;
    }

    private Set<String> labels(int port) throws Exception {
        Set<String> labels = new HashSet<>();
        JSON.readTree(get("http://127.0.0.1:%d/api/v1/labels".formatted(port)))
                .path("data")
                .forEach(label -> labels.add(label.textValue()));
        return labels;
    }

    private boolean answers(int port, String query) throws Exception {
        // NaN, of which a machine without limits has some, is an answer as well.
        String answer =
                get(
                        "http://127.0.0.1:%d/api/v1/query?query=%s"
                                .formatted(port, URLEncoder.encode(query, StandardCharsets.UTF_8)));
        JsonNode json = JSON.readTree(answer);
        return "success".equals(json.path("status").textValue())
                && !json.path("data").path("result").isEmpty();
    }

    private Process start(String prometheus, int port, URI management) throws IOException {
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
        return new ProcessBuilder(
                        prometheus,
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("series"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    private String get(String url) throws Exception {
        return Awaitility.await(url)
                .atMost(PATIENCE)
                .ignoreException(java.net.ConnectException.class)
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
