package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
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
}
