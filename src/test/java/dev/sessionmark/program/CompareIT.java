package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program measures, from end to end, on its embedded PostgreSQL. */
@Timeout(600)
class CompareIT {

    private static final int DONE = 0;
    private static final int NOTHING_VALID = 3;

    @TempDir static Path home;

    @BeforeAll
    static void furnish() throws Exception {
        FurnishedHome.in(home);
    }

    /** Both live at once: two slices of a second of each of them under each condition. */
    @Test
    void comparesInTurnsAndKeepsWhatItFound(@TempDir Path out) throws Exception {
        Program compare =
                Program.runSpeaking(
                        "ar-EG", // Its digits are others, in addresses too if nobody takes care.
                        home,
                        "compare",
                        "--setups=reactive-session,blocking-on-event-loop",
                        "--workload=simple-update",
                        "--rate=600",
                        "--db-latency=0ms,5ms",
                        "--rounds=2",
                        "--trials=1",
                        "--warmup=1s",
                        "--duration=2s",
                        "--tolerate-neighbours",
                        "--format=json",
                        "--out=" + out.resolve("report"));
        // On a machine too busy to measure, nothing is valid, and the program must say so.
        assertTrue(
                Set.of(DONE, NOTHING_VALID).contains(compare.exitCode()),
                () -> "said: " + compare.err());

        JsonNode json = new ObjectMapper().readTree(compare.out());
        assertTrue(json.path("incompleteBecause").isNull(), json.path("incompleteBecause")::asText);
        assertTrue(compare.err().toString().contains("round 2"), () -> "said: " + compare.err());
        assertEquals(2, json.at("/parameters/rounds").intValue());
        assertTrue(json.path("differenceTest").asText().contains("in turns"));
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
        // An arrival more or less at either end of a slice
        assertEquals(1_200, row.at("/requests/intended").intValue(), 4, name);
        if (row.path("responseTime").path("count").longValue() == 0) {
            // Others had the machine: nothing was answered, and nothing may be said of it.
            assertFalse(row.path("valid").booleanValue(), name);
            return;
        }
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

    @Test
    void aBudgetGoesForRoundsOfTwoProcesses() throws Exception {
        Program compare =
                Program.run(
                        home,
                        "compare",
                        "--setups=reactive-client",
                        "--rate=200",
                        "--db-latency=0ms",
                        "--budget=15s",
                        "--warmup=1s",
                        "--tolerate-neighbours",
                        "--format=json");
        assertTrue(
                Set.of(DONE, NOTHING_VALID).contains(compare.exitCode()),
                () -> "said: " + compare.err());
        assertTrue(compare.err().toString().contains("round 2"), () -> "said: " + compare.err());
        JsonNode document = new ObjectMapper().readTree(compare.out());
        assertEquals(15, document.at("/parameters/budgetSeconds").intValue());
        assertTrue(document.path("differenceTest").asText().contains("in turns"));
        assertEquals(1, document.path("rows").size());
        JsonNode trials = document.at("/rows/0/trials");
        assertEquals(2, trials.size());
        for (JsonNode trial : trials) {
            // at least two rounds of a second
            assertTrue(
                    trial.at("/machine/watchedSeconds").doubleValue() >= 2, trial::toPrettyString);
        }
    }
}
