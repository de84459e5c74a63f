package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sun.misc.Signal;

/** The packaged program is told to end, or ended, while it measures. */
@Timeout(600)
class SignalsIT {
    private static final int HUNG_UP = 129;
    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    @TempDir static Path home;

    @BeforeAll
    static void furnish() throws Exception {
        FurnishedHome.in(home);
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
                        "--warmup=1s",
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
                "--duration=1s",
                "--tolerate-neighbours");
    }
}
