package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.platform.postgres.KillableServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service's log as lines of JSON, with the trace of a request and the ids of an experiment. */
@Timeout(600)
class LogIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String OTHER_TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "00f067aa0ba902b7";

    private static final String PLAN =
            """
            {"setups": ["reactive-client"], "rate": 100, "dbLatencyMs": [0], "trials": 2,
             "warmupSeconds": 1, "durationSeconds": 1, "tolerateNeighbours": true}""";

    @TempDir Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private KillableServer server;
    private Service service;

    @BeforeEach
    void start() throws Exception {
        server = KillableServer.start();
    }

    private void serve(Map<String, String> variables) throws Exception {
        service =
                Service.start(
                        FurnishedHome.in(home), variables, "--database-url=" + server.address());
    }

    @AfterEach
    void stop() throws Exception {
        if (service != null) {
            service.close();
        }
        server.close();
    }

    @Test
    void linesCarryTheTraceOfARequestAndTheIdsOfAnExperiment() throws Exception {
        serve(Map.of("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));

        HttpResponse<String> submitted = post("api/experiments", PLAN, traceparent(TRACE));
        assertEquals(202, submitted.statusCode(), submitted::body);
        String id = JSON.readTree(submitted.body()).path("id").textValue();
        JsonNode audit = awaitLine("sessionmark.audit", "POST /api/experiments -> 202");
        assertEquals(TRACE, audit.path("mdc").path("traceId").textValue(), audit::toString);
        assertEquals(SPAN, audit.path("mdc").path("spanId").textValue(), audit::toString);

        service.await(id, view -> "DONE".equals(view.path("status").textValue()));
        JsonNode ended = awaitLine("QueuedRun", "Experiment " + id + " ended: DONE");
        assertEquals(id, ended.path("mdc").path("experiment").textValue(), ended::toString);
        for (String trial : List.of("1", "2")) {
            JsonNode line = awaitLine("QueuedRun", "Trial " + trial + ",");
            assertEquals(id, line.path("mdc").path("experiment").textValue(), line::toString);
            assertEquals(trial, line.path("mdc").path("trial").textValue(), line::toString);
            assertFalse(line.path("mdc").has("traceId"), line::toString);
        }
        assertFalse(ended.path("mdc").has("trial"), ended::toString);

        post("api/experiments", "{\"no\": 1}", "00-" + TRACE + "-" + SPAN + "-nonsense");
        JsonNode untraced = awaitLine("sessionmark.audit", "POST /api/experiments -> 4");
        assertFalse(untraced.path("mdc").has("traceId"), untraced::toString);

        server.kill();
        unavailable("api/experiments/" + id, TRACE);
        unavailable("setups/blocking-on-worker/select-only?aid=1", OTHER_TRACE);
        server.startAgain();

        for (String line : service.program().said()) {
            if (line.startsWith("{")) {
                parsed(line);
            } else {
                // What the virtual machine says before there is a log.
                assertFalse(line.contains("sessionmark"), line);
            }
        }
    }

    /** On the event loop and on a worker. */
    private void unavailable(String path, String trace) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at(path)), traceparent(trace));
        assertTrue(answer.statusCode() >= 500, answer::body);
        assertEquals(trace, JSON.readTree(answer.body()).path("traceId").textValue(), answer::body);
        JsonNode line = awaitLine("ProblemMappers", at(path).getPath());
        assertEquals(trace, line.path("mdc").path("traceId").textValue(), line::toString);
    }

    @Test
    void aTerminalGetsTextWithTheTraceBehindIt() throws Exception {
        serve(Map.of());
        post("api/experiments", "{\"no\": 1}", traceparent(TRACE));
        service.program()
                .awaitLine(
                        line ->
                                line.contains("[ses.audit]")
                                        && line.contains("-> 4")
                                        && line.endsWith(" " + TRACE));
    }

    private JsonNode awaitLine(String logger, String text) {
        return Awaitility.await(text)
                .atMost(PATIENCE)
                .until(
                        () ->
                                service.program().err().stream()
                                        .filter(line -> line.startsWith("{"))
                                        .map(LogIT::parsed)
                                        .filter(
                                                line ->
                                                        line.path("loggerName")
                                                                        .asText()
                                                                        .endsWith(logger)
                                                                && line.path("message")
                                                                        .asText()
                                                                        .contains(text))
                                        .findFirst()
                                        .orElse(null),
                        line -> line != null);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static String traceparent(String trace) {
        return "00-%s-%s-01".formatted(trace, SPAN);
    }

    private HttpResponse<String> post(String path, String body, String traceparent)
            throws Exception {
        return send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                traceparent);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String traceparent)
            throws Exception {
        return http.send(
                request.header("traceparent", traceparent).timeout(PATIENCE).build(),
                BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create(service.origin() + path);
    }
}
