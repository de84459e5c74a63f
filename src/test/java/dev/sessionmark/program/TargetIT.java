package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sessionmark.measurement.trace.TraceHeader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A plain HTTP server of another program beside one of our setups, with every output. */
@Timeout(600)
class TargetIT {

    private static final int USAGE = 2;

    @TempDir Path home;
    @TempDir Path out;

    private final Set<String> paths = ConcurrentHashMap.newKeySet();
    private final Set<String> traced = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String header = exchange.getRequestHeaders().getFirst(TraceHeader.NAME);
        if (header != null) {
            traced.add(header);
        }
        String path = exchange.getRequestURI().getPath();
        paths.add(path.replaceAll("\\d+", "N"));
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(path.startsWith("/gone") ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void aServiceOfAnotherProgramStandsInTheSameTable() throws Exception {
        Program compare =
                Program.run(
                        FurnishedHome.in(home),
                        "compare",
                        "--setups=reactive-client",
                        "--target=other=" + url("/accounts/{aid}"),
                        "--bystander=other=/health",
                        "--rate=100",
                        "--db-latency=0ms,1ms",
                        "--trials=1",
                        "--warmup=1s",
                        "--duration=2s",
                        "--tolerate-neighbours",
                        "--out=" + out);
        // On a machine that others keep busy no window may be valid; every output is there all the
        // same.
        assertTrue(Set.of(0, 3).contains(compare.exitCode()), compare.err()::toString);
        assertEquals(Set.of("/accounts/N", "/health"), paths);
        assertEquals(Set.of(), traced, "only our own systems under test are told numbers");

        JsonNode json = new ObjectMapper().readTree(out.resolve("comparison.json").toFile());
        List<JsonNode> rows =
                json.path("rows").valueStream().filter(row -> is(row, "other")).toList();
        assertEquals(1, rows.size(), "nothing can be added in front of it");
        JsonNode row = rows.getFirst();
        assertEquals("0ms", row.path("condition").textValue());
        assertEquals("http", row.path("connectionType").textValue());
        assertTrue(row.path("achievedRatePerSecond").doubleValue() > 0, row::toString);
        assertEquals(0, row.path("errors").intValue());
        assertTrue(row.path("responseTime").path("p50Ms").doubleValue() > 0);
        assertTrue(row.path("poolSize").isNull(), "nobody knows its pool");
        assertTrue(row.path("cpuMsPerRequest").isNull(), row::toString);
        assertTrue(row.path("peakRssMiB").isNull(), row::toString);
        assertTrue(row.path("bystander").path("p50Ms").doubleValue() > 0, row::toString);

        String table =
                compare.out().lines().filter(l -> l.startsWith("other ")).findFirst().orElseThrow();
        assertTrue(table.matches("other +http +- +- .*"), table);
        assertTrue(
                Files.readString(out.resolve("comparison.csv")).contains(",other,"), "no CSV row");
        assertTrue(Files.readString(out.resolve("report.html")).contains("other"));
        String trace = Files.readString(out.resolve("trace.json"));
        assertTrue(trace.contains("\"service\""), "its requests keep their client half");
    }

    private static boolean is(JsonNode row, String arm) {
        return row.path("setup").textValue().equals(arm);
    }

    @Test
    void whatDoesNotAnswerRightlyIsToldBeforeAnythingIsMeasured() throws Exception {
        Program compare =
                Program.run(
                        FurnishedHome.in(home),
                        "compare",
                        "--setups=none",
                        "--target=gone=" + url("/gone"),
                        "--db-latency=0ms");
        assertEquals(USAGE, compare.exitCode());
        String said = compare.err().getLast();
        assertTrue(said.contains("gone cannot be measured at http://127.0.0.1:"), said);
        assertTrue(said.contains("404"), said);
        assertFalse(said.contains("Exception"), said);
    }
}
