package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.Guarded;
import dev.sessionmark.platform.access.AccessRules;
import dev.sessionmark.platform.access.AccessRules.Rule;
import dev.sessionmark.platform.access.Role;
import dev.sessionmark.platform.access.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every endpoint that the service describes, asked by everybody there is. */
@QuarkusTest
@TestProfile(Guarded.class)
class EndpointRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS =
            List.of("get", "post", "put", "patch", "delete", "head", "options");

    /** What is there without being described: views, files, requests by hand. */
    private static final List<String[]> HIDDEN =
            List.of(
                    new String[] {"GET", "/"},
                    new String[] {"GET", "/experiments"},
                    new String[] {"GET", "/schema/comparison-3.json"},
                    new String[] {"GET", "/q/openapi"},
                    new String[] {"GET", "/stage/bystander"},
                    new String[] {"GET", "/setups/reactive-client/select-only"},
                    new String[] {"POST", "/setups/reactive-client/simple-update"});

    private final HttpClient http = HttpClient.newHttpClient();
    private final AccessRules rules = new EndpointRules().rules();
    private int asked;

    @Test
    void everyEndpointIsServedToThoseWhomItsRuleNamesAndToNobodyElse() throws Exception {
        TestTokens.file(Guarded.class).remove("leaver");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> status("GET", "/api/setups", TestTokens.REVOKED) == 401);
        List<String[]> endpoints = new ArrayList<>(HIDDEN);
        endpoints.addAll(described());
        assertTrue(endpoints.size() > 25, "endpoints: " + endpoints.size());
        for (String[] endpoint : endpoints) {
            Optional<Rule> rule = rules.find(endpoint[0], endpoint[1]);
            String what = endpoint[0] + " " + endpoint[1];
            assertTrue(rule.isPresent(), "no rule says who may " + what);
            Role role = rule.get().role();
            for (String nobody :
                    new String[] {null, TestTokens.WRONG, TestTokens.EXPIRED, TestTokens.REVOKED}) {
                assertOutcome(role == null ? "in" : "401", endpoint, nobody, what);
            }
            boolean operatorOnly = role == Role.OPERATOR;
            assertOutcome(operatorOnly ? "403" : "in", endpoint, TestTokens.VIEWER, what);
            assertOutcome("in", endpoint, TestTokens.OPERATOR, what);
        }
    }

    @Test
    void whatNoRuleSpeaksOfIsNotServed() throws Exception {
        for (String path : List.of("/api/nothing", "/api;x/setups", "/q/dev", "/ABC")) {
            assertEquals(401, status("GET", path, null), path);
            assertEquals(404, status("GET", path, TestTokens.OPERATOR), path);
        }
        assertEquals(401, status("GET", "/x/../api/experiments", null));
        assertEquals(401, status("GET", "/%61pi/experiments", null));
        assertEquals(401, status("GET", "//api/experiments", null));
        assertEquals(401, status("GET", "/assets/../api/experiments", null));
    }

    private void assertOutcome(String expected, String[] endpoint, String token, String what)
            throws Exception {
        int status = status(endpoint[0], endpoint[1], token);
        if (expected.equals("in")) {
            assertNotEquals(401, status, what);
            assertNotEquals(403, status, what);
        } else {
            assertEquals(Integer.parseInt(expected), status, what);
        }
    }

    /** Of every endpoint its method and a path at which nothing is. */
    private List<String[]> described() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("/q/openapi"))
                        .header("Authorization", "Bearer " + TestTokens.VIEWER)
                        .build();
        JsonNode paths =
                JSON.readTree(http.send(request, BodyHandlers.ofString()).body()).path("paths");
        List<String[]> endpoints = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            // Resources of the tests themselves, which no program has.
            if (path.getKey().startsWith("/test/")) {
                continue;
            }
            String nothingThere =
                    path.getKey().replace("{number}", "1").replaceAll("\\{[^}]+}", "none");
            METHODS.stream()
                    .filter(method -> path.getValue().has(method))
                    .map(method -> method.toUpperCase(Locale.ROOT))
                    .forEach(method -> endpoints.add(new String[] {method, nothingThere}));
        }
        return endpoints;
    }

    /** Sends a body that no endpoint takes, and reads no stream to its end. */
    private int status(String method, String path, String token) throws Exception {
        asked++;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        // Each from another address: none of them has tried too often.
                        .header(
                                "X-Forwarded-For",
                                "198.18.%d.%d".formatted(asked / 250, asked % 250))
                        .method(
                                method,
                                method.equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString("[]"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<InputStream> answer = http.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            for (String header :
                    List.of(
                            "Content-Security-Policy",
                            "X-Content-Type-Options",
                            "X-Frame-Options",
                            "Referrer-Policy")) {
                assertEquals(
                        1, answer.headers().allValues(header).size(), path + " has no " + header);
            }
            if (answer.statusCode() == 401) {
                assertEquals(
                        "application/problem+json",
                        answer.headers().firstValue("Content-Type").orElse(""));
                assertTrue(answer.headers().firstValue("WWW-Authenticate").isPresent(), path);
            }
            return answer.statusCode();
        }
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + RestAssured.port + path);
    }
}
