package dev.sessionmark.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page prints what the service judged: no module compares a figure of a row with another
 * figure. That there is one at all may be asked ({@code > 0}).
 */
class PageJudgesNothingTest {

    private static final Path MODULES = Path.of("src/main/resources/dev/sessionmark/page");

    /** A figure that somebody might call better or worse than another one. */
    private static final String FIGURE =
            "(?:p\\d+Ms|p99\\([^()]*\\)|blockedShare|delayP\\d+Ms|achievedRatePerSecond"
                    + "|cpuMsPerRequest|peakRssMiB)";

    private static final List<Pattern> COMPARISONS =
            List.of(
                    Pattern.compile(FIGURE + "\\s*(?:<=?|>=?|-)\\s*(?!0(?![.\\d]))[\\w(.]"),
                    Pattern.compile("(?:(?<!=)>=?|<=?|-)\\s*[\\w.?\\[\\]]*" + FIGURE),
                    Pattern.compile("(?:Math\\.(?:min|max)|sort|reduce)\\([^;]*" + FIGURE));

    /** Those that compare no two measurements, and why. */
    private static final Set<String> ALLOWED =
            Set.of(
                    // Whether a loop of the stage stood still at all: not a row, and no verdict.
                    "learn/board.js",
                    // A limit for a setting of the visitor's, ten times what was measured.
                    "advice/pool.js");

    @Test
    void noModuleComparesFigures() throws IOException {
        try (Stream<Path> all = Files.walk(MODULES)) {
            List<String> found =
                    all.filter(path -> path.toString().endsWith(".js"))
                            .filter(path -> !ALLOWED.contains(nameOf(path)))
                            .flatMap(PageJudgesNothingTest::comparisonsIn)
                            .toList();
            assertEquals(List.of(), found);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(p99(b.row) < p99(a.row) ? b : a)",
                "sort((a, b) => a.responseTime.p99Ms - b.responseTime.p99Ms)",
                "if (row.eventLoop.blockedShare > 0.05) return",
                "Math.min(...rows.map((row) => row.responseTime.p99Ms))",
                "all.reduce((a, b) => (a.row.eventLoop.delayP99Ms > 10 ? a : b))"
            })
    void aComparisonIsSeen(String line) {
        assertTrue(compares(line), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "values.filter(({ p99Ms }) => p99Ms > 0)",
                "rows.map((row) => row.responseTime.p99Ms)",
                "const share = row.achievedRatePerSecond / row.offeredRatePerSecond;"
            })
    void whatOnlyReadsAFigureIsNone(String line) {
        assertFalse(compares(line), line);
    }

    private static Stream<String> comparisonsIn(Path module) {
        try {
            return Files.readAllLines(module).stream()
                    .filter(PageJudgesNothingTest::compares)
                    .map(line -> nameOf(module) + ": " + line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean compares(String line) {
        return COMPARISONS.stream().anyMatch(one -> one.matcher(line).find());
    }

    private static String nameOf(Path module) {
        return MODULES.relativize(module).toString();
    }
}
