package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.report.ReportFolder.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    private static final Set<String> ALL =
            Set.of(
                    "comparison.txt",
                    "comparison.md",
                    "comparison.csv",
                    "comparison.json",
                    "report.html",
                    "response.hlog",
                    "service.hlog",
                    "loop-delay.hlog",
                    "trace.json");

    @TempDir Path temporary;

    @Test
    void writesEveryFormatAndNothingElse() throws IOException {
        Path folder = temporary.resolve("results/today");

        List<Path> written = ReportFolder.write(folder, ComparisonFixture.complete());

        assertEquals(new TreeSet<>(ALL), names(folder));
        assertEquals(ALL.size(), written.size());
        for (Path file : written) {
            // No request was kept in full.
            long least = file.endsWith("trace.json") ? 50 : 1_000;
            assertTrue(Files.size(file) > least, file.toString());
        }
    }

    @Test
    void replacesAnEarlierReport() throws IOException {
        ReportFolder.write(temporary, ComparisonFixture.complete());
        ReportFolder.write(temporary, ComparisonFixture.interrupted());

        assertTrue(
                Files.readString(temporary.resolve("comparison.txt"))
                        .startsWith("INCOMPLETE: interrupted after 2 of 10 trials\n"));
        assertEquals(new TreeSet<>(ALL), names(temporary));
    }

    @Test
    void writesWhatThereIsWhenNothingWasMeasured() throws IOException {
        ReportFolder.write(temporary, ComparisonFixture.empty());

        assertEquals(new TreeSet<>(ALL), names(temporary));
    }

    @Test
    void aFileInPlaceOfTheFolderIsOneClearLine() throws IOException {
        Path file = Files.writeString(temporary.resolve("taken"), "here");

        ReportException failure =
                assertThrows(
                        ReportException.class,
                        () -> ReportFolder.write(file, ComparisonFixture.empty()));

        assertEquals(
                "Cannot write " + file + ": there is a file of that name", failure.getMessage());
        assertThrows(ReportException.class, () -> ReportFolder.check(file));
    }

    @Test
    void aFolderBelowAFileIsOneClearLine() throws IOException {
        Path file = Files.writeString(temporary.resolve("taken"), "here");

        ReportException failure =
                assertThrows(
                        ReportException.class, () -> ReportFolder.check(file.resolve("below")));

        assertTrue(failure.getMessage().startsWith("Cannot write " + file), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"));
    }

    @Test
    void keepsWhatWasWrittenBeforeTheFailure() throws IOException {
        // A folder that is not empty stands where a later file should go.
        Files.createDirectories(temporary.resolve("report.html/occupied"));

        ReportException failure =
                assertThrows(
                        ReportException.class,
                        () -> ReportFolder.write(temporary, ComparisonFixture.interrupted()));

        assertTrue(failure.getMessage().contains("report.html: "), failure.getMessage());
        assertTrue(names(temporary).contains("comparison.json"));
        assertFalse(names(temporary).stream().anyMatch(name -> name.endsWith(".tmp")));
    }

    @Test
    void checkLeavesNothingBehind() throws IOException {
        Path folder = temporary.resolve("new");

        ReportFolder.check(folder);

        assertEquals(Set.of(), names(folder));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
