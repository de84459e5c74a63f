package dev.sessionmark.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.program.DashboardDrawing.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws what the dashboard shows of one short experiment, as a real Prometheus has it, into {@code
 * docs/dashboard.svg}. Not part of the tests; run it after a build, where Prometheus is installed:
 *
 * <pre>./mvnw test -Dtest=DashboardPicture</pre>
 */
class DashboardPicture {

    private static final Path DASHBOARD =
            Path.of("k8s", "components", "monitoring", "dashboard.json");
    private static final Path PICTURE = Path.of("docs", "dashboard.svg");

    /** Grafana chooses it by the interval of scraping, which is a second here. */
    private static final String RATE_INTERVAL = "10s";

    private static final Duration BEFORE_AND_AFTER = Duration.ofSeconds(8);

    @TempDir Path folder;

    @Test
    void draw() throws Exception {
        String program = Promtool.find("prometheus");
        Service service = Service.start(folder.resolve("home"));
        try (Prometheus prometheus = Prometheus.start(program, folder, service.management())) {
            Instant from = Instant.now();
            Thread.sleep(BEFORE_AND_AFTER);
            String id =
                    service.submit(
                            """
                            {"setups": ["reactive-session", "blocking-on-event-loop"],
                             "rate": 300, "dbLatencyMs": [0, 5], "trials": 1,
                             "warmupSeconds": 2, "durationSeconds": 5}
                            """);
            service.submit(
                    """
                    {"setups": ["reactive-client"], "rate": 300, "trials": 1,
                     "warmupSeconds": 1, "durationSeconds": 5}
                    """);
            service.await(id, view -> "DONE".equals(view.path("status").textValue()));
            Thread.sleep(BEFORE_AND_AFTER);
            Files.writeString(PICTURE, draw(prometheus, from, Instant.now()));
        } finally {
            service.program().signal("TERM");
            service.program().exitCode();
        }
    }

    private static String draw(Prometheus prometheus, Instant from, Instant to) throws Exception {
        int seconds = (int) Duration.between(from, to).toSeconds();
        DashboardDrawing drawing = new DashboardDrawing();
        for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).path("panels")) {
            List<Series> series = new ArrayList<>();
            for (JsonNode target : panel.path("targets")) {
                String query =
                        target.path("expr").textValue().replace("$__rate_interval", RATE_INTERVAL);
                for (JsonNode found : prometheus.query(query, from, from.plusSeconds(seconds))) {
                    series.add(
                            new Series(
                                    DashboardDrawing.name(
                                            target.path("legendFormat").asText(),
                                            found.path("metric")),
                                    values(found.path("values"), from, seconds)));
                }
            }
            drawing.panel(panel, series);
        }
        return drawing.svg("Sessionmark: an experiment, and one that waits", seconds);
    }

    private static double[] values(JsonNode pairs, Instant from, int seconds) {
        double[] values = new double[seconds + 1];
        Arrays.fill(values, Double.NaN);
        double begin = from.toEpochMilli() / 1e3;
        for (JsonNode pair : pairs) {
            int second = (int) Math.round(pair.path(0).doubleValue() - begin);
            if (second >= 0 && second <= seconds) {
                values[second] =
                        Double.parseDouble(pair.path(1).textValue().replace("+Inf", "Infinity"));
            }
        }
        return values;
    }
}
