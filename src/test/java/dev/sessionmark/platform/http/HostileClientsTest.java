package dev.sessionmark.platform.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.Small;
import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.ManagementUrl;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that want nothing but to keep others from being served. */
@QuarkusTest
@TestProfile(Small.class)
@Timeout(120)
public class HostileClientsTest {

    private static final int BODY = 60_000;

    /** 51 KB. */
    private static final String ASSET = "/webjars/uplot/1.6.30/dist/uPlot.iife.min.js";

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private static final String[] CHANGE = {
        "Connection: Upgrade, HTTP2-Settings",
        "Upgrade: h2c",
        "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA"
    };

    /** In seconds, of who waits for what must not wait: shorter than any limit of a body. */
    private static final int PATIENCE_SECONDS = 30;

    private final List<RawClient> clients = new ArrayList<>();

    private RawClient connect() throws IOException {
        RawClient client = new RawClient();
        clients.add(client);
        return client;
    }

    @AfterEach
    void leave() throws IOException {
        for (RawClient client : clients) {
            client.close();
        }
    }

    private RawClient manage() throws IOException {
        RawClient client = new RawClient(ManagementUrl.of("/").getPort());
        clients.add(client);
        return client;
    }

    private static RequestSpecification patient() {
        int millis = PATIENCE_SECONDS * 1_000;
        return given().config(
                        RestAssuredConfig.config()
                                .httpClient(
                                        HttpClientConfig.httpClientConfig()
                                                .setParam("http.socket.timeout", millis)
                                                .setParam("http.connection.timeout", millis)));
    }

    private static void assertHealthy() {
        for (String probe : List.of("live", "ready", "started")) {
            patient()
                    .get(ManagementUrl.of("/health/" + probe))
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("UP"));
        }
    }

    @Test
    @Drill(
            failure = "Bodies that do not come",
            done = "three times as many as there are threads, each without its last byte",
            seen = "an operator and the probes are answered")
    void bodiesThatDoNotComeHoldNoThread() throws IOException {
        for (int i = 0; i < 3 * Small.THREADS; i++) {
            connect()
                    .head(
                            "POST /api/experiments",
                            "Content-Type: application/json",
                            "Content-Length: " + BODY)
                    .send(" ".repeat(BODY - 1));
        }

        // A plain method, for which a thread is needed.
        patient().delete("/api/session").then().statusCode(200);
        assertHealthy();

        // What has come is still there when the rest comes.
        assertEquals(400, clients.getFirst().send("x").answer());
    }

    @Test
    @Drill(
            failure = "No thread is free",
            done = "all of them held",
            seen = "live, ready and started answer UP")
    void probesDoNotWaitForThreads() {
        ExecutorService threads = Arc.container().getExecutorService();
        CountDownLatch enough = new CountDownLatch(1);
        try {
            for (int i = 0; i < 3 * Small.THREADS; i++) {
                threads.execute(
                        () -> {
                            try {
                                enough.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
            }
            assertHealthy();
        } finally {
            enough.countDown();
        }
    }

    @Test
    @Drill(failure = "A large body before signing in", done = "4,097 bytes", seen = "413")
    void whoIsNotKnownMayNotSendMuch() throws IOException {
        String[] headers = {"Content-Type: application/json", "Content-Length: 4097"};
        assertEquals(413, connect().head("POST /api/session", headers).answer());
        String token = "{\"token\": \"" + "x".repeat(3_800) + "\"}";
        given().contentType("application/json")
                .body(token)
                .post("/api/session")
                .then()
                .statusCode(200);
    }

    @Test
    @Drill(
            failure = "Connections that say nothing, or half a head",
            done = "20 and one",
            seen = "ended within seconds")
    void silentConnectionsAreEnded() throws IOException {
        for (int i = 0; i < 20; i++) {
            connect();
        }
        connect().send("GET /api/setups HTTP/1.1\r\nHos");
        for (RawClient client : clients) {
            assertEquals(0, client.readToEnd());
        }
    }

    @Test
    @Drill(
            failure = "More silent connections than there may be",
            done = "twenty times as many",
            seen = "who asks is answered, and so are the probes")
    void silentConnectionsKeepNobodyOut() throws IOException {
        for (int i = 0; i < 20 * Small.CONNECTIONS; i++) {
            connect();
            if (i % (4 * Small.CONNECTIONS) == 0) {
                assertEquals(200, connect().head("GET /api/setups").answer());
                assertHealthy();
            }
        }
        assertEquals(200, connect().head("GET /api/setups").answer());
    }

    @Test
    @Drill(
            failure = "A client that asks on and does not read",
            done = "500 requests for an asset",
            seen = "it is ended; the answers are not kept in memory")
    void whoAsksOnWithoutReadingIsEnded() throws IOException {
        String request = "GET " + ASSET + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        RawClient greedy = connect().send(request.repeat(500));
        // All of the answers are 25 MB.
        assertTrue(greedy.readToEnd() < 10_000_000);
    }

    @Test
    void aBodyThatIsRefusedDoesNotStandInTheWay() throws IOException {
        RawClient client = connect();
        for (int i = 0; i < 5; i++) {
            client.head(
                            "POST /api/experiments",
                            "Sec-Fetch-Site: cross-site",
                            "Content-Type: application/json",
                            "Content-Length: " + BODY)
                    .send(" ".repeat(BODY));
            assertEquals(403, client.answer());
        }
        assertEquals(200, client.head("GET /api/setups").answer());
    }

    @Test
    @Drill(
            failure = "HTTP/2 without TLS",
            done = "its preface, and the wish to change to it",
            seen = "refused, and answered as HTTP/1.1")
    void http2IsNotSpoken() throws IOException {
        String preface = connect().send(PREFACE).text();
        assertTrue(preface.contains("application/problem+json"), preface);
        assertEquals(200, connect().head("GET /api/setups", CHANGE).answer());
    }

    @Test
    @Drill(
            failure = "HTTP/2 without TLS on the port of health and metrics",
            done = "its preface, whole and byte by byte, and the wish to change to it",
            seen = "refused, and answered as HTTP/1.1")
    void http2IsNotSpokenForHealthEither() throws IOException {
        String preface = manage().send(PREFACE).text();
        assertTrue(preface.contains("application/problem+json"), preface);
        RawClient slow = manage();
        for (char next : PREFACE.toCharArray()) {
            slow.send(String.valueOf(next));
        }
        assertEquals(preface, slow.text());
        RawClient client = manage();
        for (int i = 0; i < 3; i++) {
            assertEquals(200, client.head("GET /q/health/live", CHANGE).answer());
            assertEquals(200, client.head("GET /q/health/live").answer());
        }
    }

    @Test
    @Drill(
            failure =
                    "Connections to the port of health and metrics that say nothing, or half a head",
            done = "twice as many as it takes, and one",
            seen = "probes are answered, and these are ended within seconds")
    void silentConnectionsToManagementAreEnded() throws IOException {
        for (int i = 0; i < 2 * 64; i++) {
            manage();
        }
        manage().send("GET /q/health/live HTTP/1.1\r\nHos");
        assertHealthy();
        for (RawClient client : clients) {
            assertEquals(0, client.readToEnd());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host: a b\r\n", "Host: [::1\r\n", "Host: localhost:x\r\n", ""})
    void aHostThatIsNoneIsAProblem(String host) throws IOException {
        String request = "GET /q/health/live HTTP/1.1\r\n" + host + "Connection: close\r\n\r\n";
        for (RawClient client : List.of(connect(), manage())) {
            String answer = client.send(request).text();
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
            assertFalse(answer.contains("stack"), answer);
            assertEquals(client == clients.getFirst(), answer.contains("X-Frame-Options"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/setups/reactive-session/select-only?aid=1", "/stage/bystander"})
    @Drill(
            failure = "The page of another site asks for work",
            done = "`Sec-Fetch-Site: cross-site` and `same-site`",
            seen = "403, and what only reads is answered")
    void aPageOfAnotherSiteGivesNoWork(String path) {
        for (String site : List.of("cross-site", "same-site")) {
            given().header("Sec-Fetch-Site", site)
                    .header("Sec-Fetch-Mode", "navigate")
                    .get(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json");
            given().header("Sec-Fetch-Site", site).get("/api/setups").then().statusCode(200);
        }
    }

    @Test
    @Drill(
            failure = "Clients that leave",
            done = "ten of each kind, at each stage of a request",
            seen = "no exception in the log, no connection left")
    void whoLeavesIsNoError() throws IOException {
        List<LogRecord> thrown = new ArrayList<>();
        ExtHandler log =
                new ExtHandler() {
                    @Override
                    protected void doPublish(ExtLogRecord line) {
                        if (line.getThrown() != null) {
                            synchronized (thrown) {
                                thrown.add(line);
                            }
                        }
                    }
                };
        ConnectionBounds bounds = Arc.container().instance(ConnectionBounds.class).get();
        int before = bounds.open();
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        try {
            for (int i = 0; i < 10; i++) {
                connect().abort();
                connect().send("GET /api/se").abort();
                connect().head("GET /api/setups").abort();
                connect().head("GET " + ASSET).abort();
                connect().head("GET /api/experiments").abort();
                connect()
                        .head(
                                "POST /api/experiments",
                                "Content-Type: application/json",
                                "Content-Length: " + BODY)
                        .send(" ".repeat(BODY / 2))
                        .abort();
            }
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> bounds.open() <= before);
        } finally {
            root.removeHandler(log);
        }
        assertEquals(List.of(), thrown.stream().map(LogRecord::getMessage).toList());
    }
}
