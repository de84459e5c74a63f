package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.platform.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged program as a service on ports of its own, and a client of its API. */
final class Service implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Program program;
    private final URI experiments;
    private final URI stage;
    private final URI management;

    private Service(Program program, URI experiments, URI management) {
        this.program = program;
        this.management = management;
        this.experiments = experiments;
        this.stage = experiments.resolve("/api/stage");
    }

    /** Starts it and waits until it serves. */
    static Service start(Path home, String... options) throws Exception {
        return start(home, Map.of(), options);
    }

    /** The same, with further variables in its environment. */
    static Service start(Path home, Map<String, String> variables, String... options)
            throws Exception {
        return start(home, variables, List.of(), options);
    }

    /** The same where a process may have so many files open. */
    static Service startWithOpenFiles(int limit, Path home) throws Exception {
        return start(home, Map.of(), Program.withOpenFiles(limit), List.of());
    }

    /** The same, with options of the virtual machine. */
    static Service start(
            Path home, Map<String, String> variables, List<String> machine, String... options)
            throws Exception {
        return start(home, variables, List.of(), machine, options);
    }

    private static Service start(
            Path home,
            Map<String, String> variables,
            List<String> prefix,
            List<String> machine,
            String... options)
            throws Exception {
        int port = FreePort.next();
        int management = FreePort.next();
        List<String> arguments = new ArrayList<>(List.of("serve", "--port=" + port));
        arguments.addAll(List.of(options));
        Map<String, String> all = new HashMap<>(variables);
        all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
        Program program =
                Program.start(home, all, prefix, machine, arguments.toArray(String[]::new));
        program.awaitLine(line -> line.contains("Sessionmark serves"));
        return new Service(
                program,
                URI.create("http://127.0.0.1:" + port + "/api/experiments"),
                URI.create("http://127.0.0.1:" + management));
    }

    /** Where its page is. */
    String origin() {
        return experiments.resolve("/").toString();
    }

    /** Where its health and metrics are. */
    URI management() {
        return management;
    }

    /** What its readiness probe is told. */
    HttpResponse<String> readiness() throws Exception {
        return send(HttpRequest.newBuilder(management.resolve("/q/health/ready")));
    }

    Program program() {
        return program;
    }

    /** Tells it to stop, and waits for its end. */
    @Override
    public void close() throws Exception {
        program.signal("TERM");
        program.exitCode();
    }

    /** Puts an experiment into the queue and returns its id. */
    String submit(String plan) throws Exception {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(experiments)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(plan)));
        assertEquals(202, answer.statusCode(), answer::body);
        return JSON.readTree(answer.body()).path("id").textValue();
    }

    /** The status of the answer to a wish for an experiment, whatever it is. */
    CompletableFuture<Integer> statusOfSubmission(String plan) {
        return http.sendAsync(
                        HttpRequest.newBuilder(experiments)
                                .header("Content-Type", "application/json")
                                .timeout(LONGEST)
                                .POST(BodyPublishers.ofString(plan))
                                .build(),
                        BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    /** What the API answers about it now, whatever that is. */
    HttpResponse<String> ask(String id) throws Exception {
        return send(HttpRequest.newBuilder(of(id)));
    }

    /** The document of its comparison. */
    JsonNode comparison(String id) throws Exception {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(URI.create(of(id) + "/comparison"))
                                .header("Accept", "application/json"));
        assertEquals(200, answer.statusCode(), answer::body);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> cancel(String id) throws Exception {
        return send(HttpRequest.newBuilder(of(id)).DELETE());
    }

    /** Has something played on stage. */
    void play(String request) throws Exception {
        HttpResponse<String> answer =
                send(
                        HttpRequest.newBuilder(stage)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(request)));
        assertEquals(202, answer.statusCode(), answer::body);
    }

    /** What happens on stage. */
    JsonNode stage() throws Exception {
        return JSON.readTree(send(HttpRequest.newBuilder(stage)).body());
    }

    /** Looks at the stage again and again until what is expected happens there. */
    JsonNode awaitStage(Predicate<JsonNode> expected) throws Exception {
        AtomicReference<JsonNode> last = new AtomicReference<>();
        try {
            Awaitility.await()
                    .atMost(LONGEST)
                    .until(
                            () -> {
                                last.set(stage());
                                return expected.test(last.get());
                            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(last.get() + "; " + program.err(), e);
        }
        return last.get();
    }

    /** Asks again and again until it is what is expected. */
    JsonNode await(String id, Predicate<JsonNode> expected) throws Exception {
        AtomicReference<String> last = new AtomicReference<>("");
        try {
            Awaitility.await()
                    .atMost(LONGEST)
                    .until(
                            () -> {
                                HttpResponse<String> answer = ask(id);
                                last.set(answer.body());
                                return answer.statusCode() == 200
                                        && expected.test(JSON.readTree(answer.body()));
                            });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(last.get() + "; " + program.err(), e);
        }
        return JSON.readTree(last.get());
    }

    /** Reads its events until so many have a text in them. */
    void awaitEvents(String id, String text, int times) throws Exception {
        try (Stream<String> lines = stream(id)) {
            boolean all =
                    lines.filter(line -> line.contains(text)).skip(times - 1L).anyMatch(l -> true);
            assertEquals(true, all, () -> "events with '" + text + "'; " + program.err());
        }
    }

    /** Its events, read until the service ends the stream of them. */
    String events(String id) throws Exception {
        try (Stream<String> lines = stream(id)) {
            return lines.collect(Collectors.joining("\n"));
        }
    }

    private Stream<String> stream(String id) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(URI.create(of(id) + "/events"))
                                .timeout(LONGEST)
                                .build(),
                        BodyHandlers.ofLines())
                .body();
    }

    private URI of(String id) {
        return URI.create(experiments + "/" + id);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
    }
}
