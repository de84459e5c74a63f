package dev.sessionmark.platform.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.Small;
import dev.sessionmark.platform.http.RawClient;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever ends a request, its session is closed and its connection given back. */
@QuarkusTest
@TestProfile(Small.class)
class NoSessionLeftTest {

    private static final int AT_ONCE = 32;

    @TestHTTPResource URI base;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The first requests of a process are slow; they must not run into the time limit. */
    @BeforeEach
    void warmUp() {
        ask("GET", "/test/sessions/shielded?ms=0").join();
        ask("GET", "/api/experiments").join();
    }

    @AfterEach
    void noneIsLeft() throws InterruptedException {
        SessionCounts.assertNoneLeft(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({
        "400, GET, /test/sessions/shielded?ms=0, 200",
        "400, GET, /api/experiments?size=1, 200",
        "400, GET, /api/experiments/none, 404",
        "200, GET, /api/experiments?size=0, 400",
        "200, POST, /api/experiments, 400",
        "300, GET, /test/sessions/shielded?ms=0&fail=true, 409",
        "200, DELETE, /api/experiments/none, 404",
        "8, GET, /test/sessions/shielded?ms=3300, 503",
    })
    void anAnswerLeavesNone(int requests, String method, String path, int status) {
        for (int done = 0; done < requests; done += AT_ONCE) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < Math.min(AT_ONCE, requests - done); i++) {
                answers.add(ask(method, path));
            }
            answers.forEach(answer -> assertEquals(status, answer.join()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/test/sessions/shielded?ms=20, 20",
        "/api/experiments, 1",
        "/api/experiments/none/events, 0",
    })
    void aClientThatIsGoneLeavesNone(String path, int patienceMs) throws Exception {
        for (int round = 0; round < 10; round++) {
            RawClient.askAndLeave(path, AT_ONCE, patienceMs);
        }
    }

    @Test
    void aRequestRefusedForItsFieldsOpensNoSession() throws InterruptedException {
        SessionCounts.assertNoneLeft(Duration.ofSeconds(10));
        long before = Metrics.globalRegistry.get("sessionmark.session.hold").timer().count();

        assertEquals(400, ask("GET", "/api/experiments?size=0").join());
        assertEquals(400, ask("POST", "/api/experiments").join());

        assertEquals(
                before, Metrics.globalRegistry.get("sessionmark.session.hold").timer().count());
    }

    @Test
    void aRequestOpensOneSession() throws InterruptedException {
        SessionCounts.assertNoneLeft(Duration.ofSeconds(10));
        long before = Metrics.globalRegistry.get("sessionmark.session.hold").timer().count();

        for (int i = 0; i < 100; i++) {
            // two statements each: count and page
            assertEquals(200, ask("GET", "/api/experiments").join());
        }

        SessionCounts.assertNoneLeft(Duration.ofSeconds(10));
        long opened =
                Metrics.globalRegistry.get("sessionmark.session.hold").timer().count() - before;
        assertTrue(opened == 100, opened + " sessions for 100 requests");
    }

    private CompletableFuture<Integer> ask(String method, String path) {
        HttpRequest request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                method.equals("POST")
                                        ? BodyPublishers.ofString("{\"trials\": 0}")
                                        : BodyPublishers.noBody())
                        .build();
        return client.sendAsync(request, BodyHandlers.discarding())
                .thenApply(response -> response.statusCode());
    }
}
