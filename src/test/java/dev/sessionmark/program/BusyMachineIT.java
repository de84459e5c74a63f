package dev.sessionmark.program;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.Alone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    /** A pod with a limit: a third of a processor for all that runs, once it has started. */
    @Test
    void namesTheQuotaThatWithheldTheProcessor() throws Exception {
        Optional<QuotaGroup> made = QuotaGroup.of(0.33);
        assumeTrue(made.isPresent(), "no control group can be made here");
        try (QuotaGroup group = made.get()) {
            Program compare = Program.start(FurnishedHome.in(home), SHORT);
            compare.awaitLine(line -> line.contains("warming up"));
            group.takeIn(compare.handle());
            for (ProcessHandle started : compare.descendants()) {
                group.takeIn(started);
            }

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

    /** A control group with a CPU quota, where this machine lets one be made. */
    private static final class QuotaGroup implements AutoCloseable {

        private static final Path SEPARATE = Path.of("/sys/fs/cgroup/cpu");
        private static final Path UNIFIED = Path.of("/sys/fs/cgroup");
        private static final int PERIOD_MICROS = 100_000;

        private final Path folder;

        private QuotaGroup(Path folder) {
            this.folder = folder;
        }

        /**
         * Makes one.
         *
         * @param processors that its processes together may use
         */
        static Optional<QuotaGroup> of(double processors) {
            String name = "sessionmark-" + ProcessHandle.current().pid();
            long quota = Math.round(processors * PERIOD_MICROS);
            try {
                if (Files.isWritable(SEPARATE)) {
                    Path folder = Files.createDirectory(SEPARATE.resolve(name));
                    Files.writeString(folder.resolve("cpu.cfs_quota_us"), Long.toString(quota));
                    return Optional.of(new QuotaGroup(folder));
                }
                if (Files.isWritable(UNIFIED.resolve("cgroup.subtree_control"))) {
                    Files.writeString(UNIFIED.resolve("cgroup.subtree_control"), "+cpu");
                    Path folder = Files.createDirectory(UNIFIED.resolve(name));
                    Files.writeString(folder.resolve("cpu.max"), quota + " " + PERIOD_MICROS);
                    return Optional.of(new QuotaGroup(folder));
                }
            } catch (IOException notHere) {
                // A container, or not root.
            }
            return Optional.empty();
        }

        /** Takes in a process that runs, with all that it starts from now on. */
        void takeIn(ProcessHandle process) throws IOException {
            Files.writeString(folder.resolve("cgroup.procs"), Long.toString(process.pid()));
        }

        /** Removes it, once all that ran in it has ended. */
        @Override
        public void close() throws IOException {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> Files.readString(folder.resolve("cgroup.procs")).isEmpty());
            Files.delete(folder);
        }
    }
}
