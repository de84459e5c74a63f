package dev.sessionmark.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.NothingRuns;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests as no client library would send them, and what the answer says. */
@QuarkusTest
@TestProfile(NothingRuns.class)
@Timeout(120)
public class RefusedByTheServerTest {

    private static String send(String request) throws IOException {
        try (RawClient client = new RawClient()) {
            return client.send(request).text();
        }
    }

    private static String request(String line, String... headers) {
        StringBuilder request = new StringBuilder(line).append(" HTTP/1.1\r\n");
        boolean host = false;
        for (String header : headers) {
            request.append(header).append("\r\n");
            host |= header.startsWith("Host:");
        }
        return request.append(host ? "" : "Host: localhost\r\n")
                .append("Connection: close\r\n\r\n")
                .toString();
    }

    private static void assertProblem(int status, String answer) throws IOException {
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        JsonNode problem =
                new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
        assertEquals(status, problem.path("status").asInt());
        assertTrue(problem.path("detail").asText().length() > 10, answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {5_000, 20_000})
    void aVeryLongPathIsAProblem(int length) throws IOException {
        assertProblem(414, send(request("GET /api/experiments/" + "a".repeat(length))));
    }

    @Test
    void hugeHeadersAreAProblem() throws IOException {
        assertProblem(431, send(request("GET /api/setups", "X-Much: " + "a".repeat(20_000))));
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 100_000, 10_485_760})
    void aBodyThatIsTooLargeIsAProblemBeforeItIsRead(int bytes) throws IOException {
        assertProblem(
                413,
                send(
                        request(
                                "POST /api/experiments",
                                "Content-Type: application/json",
                                "Content-Length: " + bytes)));
    }

    @Test
    void aBodyOfUnknownLengthIsAProblem() throws IOException {
        assertProblem(
                411,
                send(
                        request(
                                "POST /api/experiments",
                                "Content-Type: application/json",
                                "Transfer-Encoding: chunked")));
    }

    @Test
    void aBodyThatDoesNotComeIsAProblem() throws IOException {
        assertProblem(
                408,
                send(
                        request(
                                "POST /api/experiments",
                                "Content-Type: application/json",
                                "Content-Length: 100")));
    }

    @ParameterizedTest
    @CsvSource({
        "evil.example, 421",
        "evil.example:8080, 421",
        "localhost.evil.example, 421",
        "127.0.0.1.evil.example, 421",
        "localhost, 200",
        "127.0.0.1:1234, 200",
        "[::1]:80, 200"
    })
    void onLoopbackOnlyLoopbacksNamesAreAnswered(String host, int status) throws IOException {
        String answer = send(request("GET /api/setups", "Host: " + host));
        if (status == 200) {
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        } else {
            assertProblem(status, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:1"
            })
    void aPageOfAnotherSiteMayNotChangeAnything(String header) throws IOException {
        assertProblem(403, send(request("DELETE /api/experiments/none", header)));
        assertProblem(
                403,
                send(
                        request(
                                "POST /api/experiments",
                                header,
                                "Content-Type: application/json",
                                "Content-Length: 0")));
        assertTrue(send(request("GET /api/setups", header)).startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none",
                "Origin: http://localhost",
                "User-Agent: curl"
            })
    void theServicesOwnPageAndProgramsMay(String header) throws IOException {
        assertProblem(404, send(request("DELETE /api/experiments/none", header)));
    }
}
