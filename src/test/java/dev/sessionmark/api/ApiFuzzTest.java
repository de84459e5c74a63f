package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.NothingRuns;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Many requests made from the API's own description, most of them wrong: none is our fault, and
 * each that is the client's says what is wrong. Experiments that were accepted only wait; the queue
 * gets full, which is an answer too.
 */
@QuarkusTest
@TestProfile(NothingRuns.class)
class ApiFuzzTest {

    private static final int REQUESTS = 1_500;
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_124);

    private static final List<String> NASTY =
            List.of(
                    "",
                    " ",
                    "0",
                    "-1",
                    "1",
                    "2147483648",
                    "1e309",
                    "NaN",
                    "null",
                    "true",
                    "\u0000",
                    "a\u0000b",
                    "\r\nX: y",
                    "../../etc/passwd",
                    "%00",
                    "%zz",
                    "'; drop table experiment; --",
                    "\u202e\ud83d\ude00",
                    "none",
                    "20261124-012241-d4d2",
                    "response",
                    "a".repeat(41),
                    "a".repeat(3_000));

    private record Operation(String method, String path, List<String> queries, List<String> body) {}

    private final ObjectMapper json = new ObjectMapper();
    private final Random random = new Random(SEED);

    @Test
    void noRequestIsAnsweredWithAFaultOfOurs() throws Exception {
        List<Operation> operations = operations();
        assertTrue(operations.size() >= 12, operations::toString);
        int refused = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < REQUESTS; i++) {
                Operation operation = operations.get(random.nextInt(operations.size()));
                HttpRequest request = request(operation);
                HttpResponse<String> answer =
                        client.send(request, HttpResponse.BodyHandlers.ofString());
                String seen =
                        "seed %d, request %d: %s %s -> %d %s"
                                .formatted(
                                        SEED,
                                        i,
                                        request.method(),
                                        request.uri(),
                                        answer.statusCode(),
                                        answer.body());
                assertTrue(answer.statusCode() < 500, seen);
                if (answer.statusCode() >= 400) {
                    refused++;
                    assertEquals(
                            "application/problem+json",
                            answer.headers().firstValue("content-type").orElse("").split(";")[0],
                            seen);
                    JsonNode problem = json.readTree(answer.body());
                    assertEquals(answer.statusCode(), problem.path("status").asInt(), seen);
                    assertTrue(problem.path("errors").size() <= 20, seen);
                    assertTrue(answer.body().length() < 20_000, seen);
                }
            }
        }
        assertTrue(refused > REQUESTS / 3, "refused " + refused);
    }

    /** The database is that of other tests too, and their queue would run these. */
    @AfterEach
    void cancelWhatWasAccepted() {
        List<String> queued =
                given().get("/api/experiments?size=100")
                        .path("experiments.findAll { it.status == 'QUEUED' }.id");
        queued.forEach(id -> given().delete("/api/experiments/" + id).then().statusCode(202));
    }

    private List<Operation> operations() throws IOException {
        JsonNode api = json.readTree(given().get("/q/openapi").asString());
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            // The setups' own answers are tested elsewhere; an event stream has no end.
            if (!path.getKey().startsWith("/api/") || path.getKey().endsWith("/events")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (!List.of("get", "post", "patch", "delete", "put").contains(method.getKey())) {
                    continue;
                }
                List<String> queries = new ArrayList<>();
                for (JsonNode parameter : method.getValue().path("parameters")) {
                    if (parameter.path("in").asText().equals("query")) {
                        queries.add(parameter.path("name").asText());
                    }
                }
                operations.add(
                        new Operation(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                queries,
                                fields(api, method.getValue().path("requestBody"))));
            }
        }
        return operations;
    }

    /** Names of the body's fields; none without a body. */
    private static List<String> fields(JsonNode api, JsonNode body) {
        List<String> names = new ArrayList<>();
        String schema = body.at("/content/application~1json/schema/$ref").asText();
        api.path("components")
                .path("schemas")
                .path(schema.substring(schema.lastIndexOf('/') + 1))
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        assertEquals(body.isMissingNode(), names.isEmpty(), schema);
        return names;
    }

    private HttpRequest request(Operation operation) {
        StringBuilder uri = new StringBuilder();
        for (String part : operation.path().substring(1).split("/")) {
            uri.append('/').append(part.startsWith("{") ? encoded(nasty()) : part);
        }
        char separator = '?';
        for (String query : operation.queries()) {
            if (random.nextBoolean()) {
                uri.append(separator).append(query).append('=').append(encoded(nasty()));
                separator = '&';
            }
        }
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + uri))
                        .timeout(Duration.ofSeconds(20));
        if (random.nextInt(4) == 0) {
            builder.header("Accept", random.nextBoolean() ? "image/png" : "text/csv");
        }
        if (operation.body().isEmpty()) {
            return builder.method(operation.method(), HttpRequest.BodyPublishers.noBody()).build();
        }
        builder.header("Content-Type", random.nextInt(10) == 0 ? "text/plain" : "application/json");
        return builder.method(
                        operation.method(),
                        HttpRequest.BodyPublishers.ofString(body(operation.body())))
                .build();
    }

    private String nasty() {
        return NASTY.get(random.nextInt(NASTY.size()));
    }

    /** A path without a segment is another path. */
    private static String encoded(String text) {
        String value = text.isEmpty() ? "-" : text;
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String body(List<String> fields) {
        int kind = random.nextInt(12);
        if (kind == 0) {
            return NASTY.get(random.nextInt(NASTY.size()));
        }
        if (kind == 1) {
            int depth = 1 + random.nextInt(3_000);
            return "{\"setups\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        }
        if (kind == 2) {
            return "{\"setups\": [" + "0,".repeat(1 + random.nextInt(20_000)) + "0]}";
        }
        StringBuilder body = new StringBuilder("{");
        for (int i = random.nextInt(6); i > 0; i--) {
            String name =
                    random.nextInt(15) == 0 ? nasty() : fields.get(random.nextInt(fields.size()));
            body.append(quoted(name)).append(':').append(value(2)).append(i > 1 ? "," : "");
        }
        return body.append('}').toString();
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> Integer.toString(random.nextInt(2_000) - 1_000);
            case 3 -> "1e" + random.nextInt(400);
            case 4 -> Double.toString(random.nextGaussian());
            case 5 -> "9".repeat(1 + random.nextInt(60));
            case 6 -> quoted(nasty());
            case 7 -> "\"reactive-session\"";
            case 8 -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
            default -> "{" + quoted(nasty()) + ":" + value(depth - 1) + "}";
        };
    }

    private String quoted(String text) {
        try {
            return json.writeValueAsString(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
