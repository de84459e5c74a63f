package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.Alone;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program beside others that want the same processors. */
@Alone
class BusyMachineIT {

    private static final int NOTHING_VALID = 3;

    private static final String[] SHORT = {
        "compare",
        "--setups=reactive-client",
        "--rate=100",
        "--db-latency=0ms",
        "--trials=1",
        "--warmup=1s",
        "--duration=1s",
        "--format=json"
    };

    @TempDir static Path home;

    private final List<Process> neighbours = new ArrayList<>();

    /** One for each processor: ours has to share all of them. */
    private void busyLoops() throws IOException {
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            neighbours.add(new ProcessBuilder("bash", "-c", "while :; do :; done").start());
        }
    }

    @AfterEach
    void end() {
        neighbours.forEach(Process::destroyForcibly);
    }

    @Test
    void namesWhoKeptTheMachineBusyAndJudgesNothing() throws Exception {
        busyLoops();
        Program compare = Program.run(FurnishedHome.in(home), SHORT);

        assertEquals(NOTHING_VALID, compare.exitCode(), () -> "said: " + compare.err());
        assertTrue(
                compare.said().stream()
                        .anyMatch(line -> line.matches("This machine is busy: .*\\bbash \\d.*")),
                () -> "said: " + compare.err());
        JsonNode json = new ObjectMapper().readTree(compare.out());
        String first = json.at("/findings/0/sentence").asText();
        assertTrue(
                first.matches("No measurement is valid: other programs .*\\(.*\\bbash \\d.*"),
                first);
        assertTrue(compare.said().getLast().endsWith(first), compare.said()::getLast);
        JsonNode row = json.path("rows").path(0);
        assertFalse(row.path("valid").booleanValue());
        assertEquals("INCONCLUSIVE", row.path("verdict").asText());
        assertEquals(3, row.path("disturbedWindows").intValue(), "one window, and again twice");
        JsonNode machine = row.path("trials").path(0).path("machine");
        assertTrue(machine.path("othersSeconds").doubleValue() > 0.5, machine::toString);
        assertTrue(machine.path("databaseWaitedSeconds").isNumber(), machine::toString);
    }

    /** A pod with a limit: a third of a processor for all that it runs. */
    @Test
    void namesTheQuotaThatWithheldTheProcessor() throws Exception {
        Optional<QuotaGroup> made = QuotaGroup.of(0.33);
        assumeTrue(made.isPresent(), "no control group can be made here");
        try (QuotaGroup group = made.get()) {
            Program compare = Program.through(FurnishedHome.in(home), group.prefix(), SHORT);

            assertEquals(NOTHING_VALID, compare.exitCode(), () -> "said: " + compare.err());
            JsonNode json = new ObjectMapper().readTree(compare.out());
            String first = json.at("/findings/0/sentence").asText();
            assumeFalse(first.contains("other programs"), "others left it less than its quota");
            assertTrue(
                    first.startsWith("No measurement is valid: a CPU quota withheld the processor"),
                    first);
            assertEquals("INCONCLUSIVE", json.at("/rows/0/verdict").asText());
        }
    }
}
