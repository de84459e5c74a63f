package dev.sessionmark.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.experiment.Progress;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.trace.WarmupTrace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressBarTest {

    private static final String HALF = "[##########..........]  50 %  1:05 left  trial 1 of 2, a";

    private final Screen screen = new Screen(60, 8);
    private final ProgressBar bar = new ProgressBar(screen.stream(), true, screen::size);

    @Test
    void theTableStandsUnderTheBarAndStaysThere() {
        screen.stream().print("$ compare\n");
        bar.onProgress(progress("a"));
        bar.below(List.of("", "one", "two"));
        assertEquals(List.of("$ compare", HALF, "", "one", "two"), screen.lines());
        bar.onProgress(progress("b"));
        bar.onProgress(progress("c"));
        assertEquals(
                List.of("$ compare", HALF.replace(", a", ", c"), "", "one", "two"), screen.lines());
        bar.below(List.of("", "three"));
        assertEquals(List.of("$ compare", HALF.replace(", a", ", c"), "", "three"), screen.lines());
        assertEquals(1, screen.cursorRow());
        bar.clear();
        assertEquals(List.of("$ compare"), screen.lines());
    }

    @Test
    void aNoteStandsAboveBoth() {
        bar.onProgress(progress("a"));
        bar.below(List.of("table"));
        bar.onTrial(failed());
        assertEquals(List.of("Trial 1, no-pool: gone", HALF, "table"), screen.lines());
    }

    @Test
    void atTheBottomTheScreenMovesUp() {
        screen.stream().print("1\n2\n3\n4\n5\n6\n7\n");
        bar.onProgress(progress("a"));
        bar.below(List.of("x", "y"));
        bar.below(List.of("x", "y"));
        assertEquals(List.of("3", "4", "5", "6", "7", HALF, "x", "y"), screen.lines());
        bar.clear();
        assertEquals(List.of("3", "4", "5", "6", "7"), screen.lines());
    }

    @Test
    void whatDoesNotFitIsCutOrCounted() {
        bar.onProgress(progress("a"));
        bar.below(
                List.of(
                        "\u001b[31m" + "w".repeat(59) + "xyz\u001b[0m",
                        "2",
                        "3",
                        "4",
                        "5",
                        "6",
                        "7",
                        "8"));
        assertEquals(
                List.of(HALF, "w".repeat(59) + "x", "2", "3", "4", "5", "... 3 lines more"),
                screen.lines());
        assertEquals(0, screen.cursorRow());
    }

    @Test
    void aPipeGetsALineForEachStepAndNoTable() {
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        ProgressBar plain =
                new ProgressBar(new PrintStream(pipe, true, StandardCharsets.UTF_8), false, null);
        plain.onProgress(progress("a"));
        plain.onProgress(progress("a"));
        plain.below(List.of("table"));
        plain.onProgress(progress("b"));
        plain.clear();
        assertEquals(
                List.of(" 50 %  trial 1 of 2, a", " 50 %  trial 1 of 2, b"),
                pipe.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private static Progress progress(String doing) {
        return new Progress(doing, 1, 2, 0.5, Duration.ofSeconds(65));
    }

    private static TrialResult failed() {
        return new TrialResult(
                1,
                1,
                "no-pool",
                null,
                Instant.EPOCH,
                null,
                null,
                false,
                List.of(),
                "gone",
                WarmupTrace.NONE,
                null);
    }
}
