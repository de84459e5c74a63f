package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.KillableServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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

    @Test
    @Drill(
            failure = "Ctrl-C during `compare`",
            done = "SIGINT",
            seen = "printed as INCOMPLETE, and in the history")
    void aSignalPrintsAndKeepsWhatItHasAndSaysThatItIsIncomplete() throws Exception {
        printsAndKeepsWhatItHasAfter("INT");
    }

    @Test
    @Tag("long")
    @Drill(
            failure = "The end of the terminal during `compare`",
            done = "SIGHUP",
            seen = "printed as INCOMPLETE, and in the history")
    void theEndOfTheTerminalDoesTheSame() throws Exception {
        printsAndKeepsWhatItHasAfter("HUP");
    }

    private static void printsAndKeepsWhatItHasAfter(String signal) throws Exception {
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

    private static Program startLongComparison(String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "compare",
                                "--setups=reactive-client",
                                "--rate=100",
                                "--db-latency=0ms",
                                "--trials=20",
                                "--warmup=1s",
                                "--duration=1s",
                                "--tolerate-neighbours"));
        arguments.addAll(List.of(more));
        return Program.start(home, arguments.toArray(String[]::new));
    }

    @Test
    @Drill(
            failure = "`compare` is ended, and the history takes no writes",
            done = "SIGTERM, twice as from `timeout`, and a read-only history",
            seen =
                    "143, what was measured is printed and in a file that is named; the next "
                            + "`history` takes it up")
    void whatWasMeasuredIsPrintedAndInAFileUntilTheHistoryTakesIt() throws Exception {
        try (KillableServer server = KillableServer.start()) {
            String url = "--database-url=" + server.address();
            Program compare = startLongComparison(url, "--label=kept later");
            compare.awaitLine(line -> line.contains("trial 2 of"));
            server.readOnly(true);
            // timeout(1) sends it twice: to the program, and to the group that it is in.
            compare.signal("TERM");
            compare.signal("TERM");
            assertEquals(TERMINATED, compare.exitCode(), () -> "said: " + compare.err());
            assertTrue(compare.out().startsWith("INCOMPLETE"), compare::out);
            Path file = onlyFile();
            assertTrue(
                    String.join("\n", compare.err()).contains("the result is in " + file),
                    compare.err()::toString);

            server.readOnly(false);
            Program history = Program.run(home, "history", url);
            assertEquals(0, history.exitCode(), history.err()::toString);
            String id = file.getFileName().toString().replace(".json", "");
            String line = history.out().lines().filter(l -> l.contains(id)).findFirst().orElse("");
            assertTrue(line.toLowerCase(Locale.ROOT).contains("cancelled"), history::out);
            assertTrue(line.contains("(kept later)"), history::out);
            assertTrue(Files.notExists(file), "taken up");
        }
    }

    private Path onlyFile() throws Exception {
        try (Stream<Path> files = Files.list(home.resolve("unkept"))) {
            List<Path> all = files.toList();
            assertEquals(1, all.size(), all::toString);
            return all.getFirst();
        }
    }
}
