package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service on its embedded PostgreSQL is told to stop while an experiment runs. */
@Timeout(180)
class ServiceStopIT {

    /** Far more than its two loops can carry: a drain would take as long as it may. */
    private static final String PLAN =
            """
            {"setups": ["blocking-on-event-loop"], "rate": 800, "dbLatencyMs": [50],
             "trials": 5, "warmupSeconds": 2, "durationSeconds": 60,
             "timeoutSeconds": 100}""";

    /** Four a second: by then every request that may be in flight is. */
    private static final int EVENTS = 12;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir Path home;

    @Test
    void itsDatabaseOutlivesTheExperimentAndItsEndIsKept() throws Exception {
        int port = freePort();
        URI experiments = URI.create("http://127.0.0.1:" + port + "/api/experiments");
        Program service =
                Program.start(
                        home,
                        Map.of("QUARKUS_MANAGEMENT_PORT", Integer.toString(freePort())),
                        "serve",
                        "--port=" + port);
        service.awaitLine(line -> line.startsWith("Sessionmark serves"));
        String id = start(experiments);
        awaitMeasuring(experiments.resolve("experiments/" + id + "/events"));

        service.signal("TERM");
        service.exitCode();

        String said = String.join("\n", service.err());
        assertFalse(said.contains("did not end within"), said);
        assertFalse(said.contains("Connection refused"), said);
        Program history = Program.run(home, "history");
        assertEquals(0, history.exitCode(), () -> "said: " + history.err());
        String line =
                history.out().lines().filter(text -> text.contains(id)).findFirst().orElseThrow();
        assertTrue(line.toLowerCase(Locale.ROOT).contains("cancelled"), line);
    }

    private String start(URI experiments) throws Exception {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(experiments)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(PLAN))
                                .build(),
                        BodyHandlers.ofString());
        assertEquals(202, answer.statusCode(), answer::body);
        JsonNode experiment = new ObjectMapper().readTree(answer.body());
        return experiment.path("id").textValue();
    }

    /** Reads its events until a window has lasted for some seconds. */
    private void awaitMeasuring(URI events) throws Exception {
        HttpResponse<Stream<String>> stream =
                http.send(
                        HttpRequest.newBuilder(events).timeout(Duration.ofMinutes(1)).build(),
                        BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            boolean queued =
                    lines.filter(line -> line.contains("measuring"))
                            .skip(EVENTS)
                            .anyMatch(l -> true);
            assertTrue(queued, "it was measured");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
