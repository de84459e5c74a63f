package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.drill.Drill;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sun.misc.Signal;

/** The packaged program from end to end, on its embedded PostgreSQL. */
class ProgramIT {

    private static final int DONE = 0;
    private static final int USAGE = 2;
    private static final int NOTHING_VALID = 3;
    private static final int HUNG_UP = 129;
    private static final int INTERRUPTED = 130;
    private static final int READER_GONE = 141;
    private static final int TERMINATED = 143;

    @TempDir static Path home;

    @Test
    void comparesAndKeepsWhatItFound(@TempDir Path out) throws Exception {
        Program compare =
                Program.runSpeaking(
                        "ar-EG", // Its digits are others, in addresses too if nobody takes care.
                        home,
                        "compare",
                        "--setups=reactive-session,blocking-on-event-loop",
                        "--workload=simple-update",
                        "--rate=600",
                        "--db-latency=0ms,5ms",
                        "--trials=1",
                        "--warmup=2s",
                        "--duration=2s",
                        "--format=json",
                        "--out=" + out.resolve("report"));
        // On a machine too busy to measure, nothing is valid, and the program must say so.
        assertTrue(
                Set.of(DONE, NOTHING_VALID).contains(compare.exitCode()),
                () -> "said: " + compare.err());

        JsonNode json = new ObjectMapper().readTree(compare.out());
        assertTrue(json.path("incompleteBecause").isNull(), json.path("incompleteBecause")::asText);
        assertEquals(4, json.path("rows").size());
        for (JsonNode row : json.path("rows")) {
            assertShape(row);
        }
        for (String file :
                List.of("comparison.json", "comparison.md", "report.html", "response.hlog")) {
            assertTrue(Files.size(out.resolve("report").resolve(file)) > 0, file);
        }

        String id = json.path("id").textValue();
        // Its capital I is no capital of i.
        Program history = Program.runSpeaking("tr-TR", home, "history");
        assertTrue(history.out().contains(id), history::out);
        Program show = Program.runSpeaking("ar-EG", home, "show", id, "--format=json");
        assertEquals(json, new ObjectMapper().readTree(show.out()), "kept without a loss");
    }

    private static void assertShape(JsonNode row) {
        String name = row.path("setup").textValue() + " at " + row.path("dbLatencyMs");
        assertTrue(row.path("responseTime").path("count").longValue() > 0, name);
        // On a busy machine half of the requests may never have been served.
        if (row.path("valid").booleanValue()) {
            assertTrue(row.path("responseTime").path("p50Ms").doubleValue() > 0, name);
            assertTrue(
                    row.path("responseTime").path("maxMs").doubleValue()
                            >= row.path("responseTime").path("p50Ms").doubleValue(),
                    name);
        }
        assertEquals(600, row.path("offeredRatePerSecond").doubleValue(), 1, name);
        // Sessions are those of the window, of two seconds; answers may come in the drain too.
        if (2 * row.path("achievedRatePerSecond").doubleValue() >= 1_100) {
            assertTrue(row.path("connection").path("holdP99Ms").isNumber(), name);
            assertTrue(row.path("connection").path("databaseP99Ms").isNumber(), name);
        }
        double efficiency = row.path("connection").path("holdEfficiency").doubleValue();
        assertTrue(efficiency > 0 && efficiency <= 1, name + ": " + efficiency);
        assertTrue(row.path("cpuMsPerRequest").doubleValue() > 0, name);
        assertTrue(row.path("peakRssMiB").doubleValue() > 20, name);
        assertTrue(
                Set.of("OK", "CAUTION", "BAD", "INCONCLUSIVE")
                        .contains(row.path("verdict").textValue()),
                name);
        assertFalse(row.path("because").textValue().isBlank(), name);
        if (row.path("dbLatencyMs").doubleValue() > 0) {
            JsonNode p50 = row.path("serviceTime").path("p50Ms");
            // begin and first statement, select, insert, commit: four round trips at least
            assertTrue(
                    p50.isNull() || p50.doubleValue() >= 20,
                    name + ": the added latency is in every round trip: " + p50);
        }
        if (row.path("setup").textValue().equals("blocking-on-event-loop")) {
            assertEquals("blocking", row.path("connectionType").textValue());
            assertTrue(row.path("eventLoop").path("blockedShare").doubleValue() > 0, name);
            // A statement, or the commit, whichever takes longer on this disk.
            String culprit = row.path("eventLoop").path("culprits").path(0).path("frame").asText();
            assertTrue(
                    culprit.matches("Blocking(Statements|OnEventLoop)\\..*\\.java:\\d+\\)"),
                    name + ": " + culprit);
        }
    }

    /** One event loop that spends 5 ms on each request answers 200 a second, and never more. */
    @Test
    void aLoopThatThinksCarriesWhatArithmeticSays() throws Exception {
        Program compare =
                Program.run(
                        home,
                        "compare",
                        "--setups=reactive-client",
                        "--event-loops=1",
                        "--think=5ms",
                        "--users=8",
                        "--db-latency=0ms",
                        "--trials=1",
                        "--warmup=1s",
                        "--duration=2s",
                        "--tolerate-neighbours",
                        "--format=json");
        assertTrue(
                Set.of(DONE, NOTHING_VALID).contains(compare.exitCode()),
                () -> "said: " + compare.err());
        JsonNode row = new ObjectMapper().readTree(compare.out()).at("/rows/0");
        double achieved = row.path("achievedRatePerSecond").doubleValue();
        // How long the steps take was measured in another process, with another compiler; two loops
        // would carry 400.
        assertTrue(achieved > 0 && achieved <= 300, row::toPrettyString);
        assertTrue(row.path("cpuMsPerRequest").doubleValue() >= 3, row::toPrettyString);
        assertEquals(1, row.path("eventLoops").intValue());
        assertEquals(5, row.path("thinkMs").intValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "HUP"})
    @Drill(
            failure = "Ctrl-C, or the end of the terminal, during `compare`",
            done = "SIGINT, SIGHUP",
            seen = "printed as INCOMPLETE, and in the history")
    void aSignalPrintsAndKeepsWhatItHasAndSaysThatItIsIncomplete(String signal) throws Exception {
        // A shell starts its background jobs deaf to Ctrl-C, nohup to the end of a terminal, and so
        // all they start; SIGTERM is the same to us.
        String sent = isIgnored(signal) ? "TERM" : signal;
        Program compare = startLongComparison();
        compare.awaitLine(line -> line.contains("trial 2 of"));
        compare.signal(sent);
        assertEquals(
                Map.of("INT", INTERRUPTED, "HUP", HUNG_UP, "TERM", TERMINATED).get(sent),
                compare.exitCode(),
                () -> "said: " + compare.err());
        assertTrue(compare.out().startsWith("INCOMPLETE"), compare::out);
        assertTrue(compare.out().contains("reactive-client"), compare::out);
        Program history = Program.run(home, "history", "--limit=1");
        assertTrue(history.out().contains("cancelled"), history::out);
    }

    @Test
    @Drill(
            failure = "The program of `compare` is killed",
            done = "SIGKILL",
            seen = "no process is left")
    void killingItLeavesNoProcess() throws Exception {
        // Its loops are blocked in requests whose database goes with the controller.
        Program compare =
                Program.start(
                        home,
                        "compare",
                        "--setups=blocking-on-event-loop",
                        "--rate=1000",
                        "--db-latency=20ms",
                        "--warmup=2s",
                        "--duration=20s");
        compare.awaitLine(line -> line.contains("measuring, +20 ms"));
        List<ProcessHandle> started = compare.descendants();
        assertTrue(started.size() >= 2, "a system under test and a server: " + started);
        compare.signal("KILL");
        compare.exitCode();
        for (ProcessHandle process : started) {
            process.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private static boolean isIgnored(String signal) throws IOException {
        long bit = 1L << (new Signal(signal).getNumber() - 1);
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(
                        line -> (Long.parseUnsignedLong(line.substring(7).trim(), 16) & bit) != 0);
    }

    private static Program startLongComparison() throws IOException {
        return Program.start(
                home,
                "compare",
                "--setups=reactive-client",
                "--rate=100",
                "--db-latency=0ms",
                "--trials=20",
                "--warmup=1s",
                "--duration=1s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    compare --trials=0                | --trials
                    compare --db-latency=5            | is not a time
                    compare --setups=fastest          | fastest
                    compare --rate=100 --users=5      | --users
                    compare --fail-on=worse           | --fail-on
                    compare --format=xml              | --format
                    compare --out=/dev/null/x         | --out
                    compare --speed=9                 | --speed
                    compare --slow-call=20ms          | --slow-call
                    serve --port=70000                | --port
                    --port=18080 serve                | --port
                    history --ephemeral               | --ephemeral
                    history --limit=0                 | --limit
                    show 20200101-000000-0000         | 20200101-000000-0000
                    history --database-url=x          | --database-url
                    """)
    void badUsageGivesOneLineThatNamesIt(String arguments, String named) throws Exception {
        Program program = Program.run(home, arguments.split(" "));
        assertEquals(USAGE, program.exitCode(), () -> "said: " + program.err());
        assertEquals(1, program.said().size(), () -> "said: " + program.err());
        assertTrue(program.said().getFirst().contains(named), program.said()::getFirst);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "setups",
                "workloads",
                "completion",
                "--help",
                "--version",
                "history",
                "token create --print --name=x --role=viewer"
            })
    @Drill(
            failure = "Standard output is a full disk",
            done = "`> /dev/full`",
            seen = "exit code 2 and a line on standard error")
    void whatCannotBeWrittenIsNotDone(String arguments) throws Exception {
        Program program = Program.runInto(Path.of("/dev/full"), home, arguments.split(" "));
        assertEquals(USAGE, program.exitCode(), () -> "said: " + program.err());
        assertEquals(
                "sessionmark: cannot write to standard output: No space left on device",
                program.said().getLast());
    }

    @Test
    void connectionsThatNeedMoreOpenFilesThanAllowedAreRefusedInOneLine() throws Exception {
        int limit = 400;
        Program program = Program.runWithOpenFiles(limit, home, "compare", "--connections=400");
        assertEquals(USAGE, program.exitCode(), () -> "said: " + program.err());
        assertEquals(1, program.said().size(), () -> "said: " + program.err());
        assertTrue(
                program.said().getFirst().matches(".*--connections: .*need \\d+ .*limit is 400.*"),
                program.said()::getFirst);
    }

    /** As with {@code | head -1}: the reader has what it wants. */
    @Test
    void endsQuietlyWhenNobodyReadsAnyMore() throws Exception {
        Program program = Program.runUnread(home, "completion");
        assertEquals(List.of("ended with " + READER_GONE), program.said());
    }

    @Test
    void anUnreachableDatabaseGivesOneLineWithoutThePassword() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Program program =
                Program.run(
                        home,
                        "compare",
                        "--database-url=postgresql://someone:secret@127.0.0.1:" + free + "/x");
        assertEquals(USAGE, program.exitCode());
        assertEquals(1, program.said().size(), () -> "said: " + program.err());
        assertTrue(
                program.said().getFirst().contains("127.0.0.1:" + free), program.err()::toString);
        assertFalse(program.err().toString().contains("secret"));
    }

    @Test
    void aPortInUseGivesOneLine() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Program program = Program.run(home, "serve", "--port=" + socket.getLocalPort());
            assertEquals(USAGE, program.exitCode(), () -> "said: " + program.err());
            assertEquals(1, program.said().size(), () -> "said: " + program.err());
            assertTrue(
                    program.said().getFirst().contains(Integer.toString(socket.getLocalPort())),
                    program.said()::getFirst);
        }
    }
}
