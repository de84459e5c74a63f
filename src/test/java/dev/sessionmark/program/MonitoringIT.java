package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir Path folder;

    @Test
    void everyQueryHasAnAnswer() throws Exception {
        String program = Promtool.find("prometheus");
        try (Service service = Service.start(FurnishedHome.in(folder.resolve("home")))) {
            String id =
                    service.submit(
                            """
                            {"setups": "reactive-client", "rate": 200, "dbLatencyMs": 1,
                             "trials": 1, "warmupSeconds": 1, "durationSeconds": 5,
                             "tolerateNeighbours": true}
                            """);
            try (Prometheus prometheus = Prometheus.start(program, folder, service.management())) {
                service.await(id, view -> "DONE".equals(view.path("status").textValue()));
                checkNames(prometheus.get(service.management() + "/q/metrics"));
                Set<String> queries = queries();
                // Rules name labels too, which look like metrics.
                prometheus.labels().forEach(label -> queries.remove(label.textValue()));
                for (String query : queries) {
                    // NaN, of which a machine without limits has some, is an answer as well.
                    Awaitility.await(query)
                            .atMost(PATIENCE)
                            .pollInterval(Duration.ofMillis(200))
                            .until(() -> !prometheus.query(query).isEmpty());
                }
            }
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

    /** A real Prometheus that scrapes a service every second. */
    private static final class Prometheus implements AutoCloseable {

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
}
