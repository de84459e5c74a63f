package dev.sessionmark.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import dev.sessionmark.platform.postgres.KillableServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A comparison in the terminal whose history takes no writes when it ends. */
@Timeout(600)
class LostHistoryIT {

    private static final int TERMINATED = 143;

    @TempDir Path home;

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
            Program compare =
                    Program.start(
                            FurnishedHome.in(home),
                            "compare",
                            url,
                            "--setups=reactive-client",
                            "--rate=100",
                            "--db-latency=0ms",
                            "--trials=20",
                            "--warmup=1s",
                            "--duration=1s",
                            "--tolerate-neighbours",
                            "--label=kept later");
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
