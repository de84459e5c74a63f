package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.verdict.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the golden files cannot say: why the formats look as they do. */
class TextFormatsTest {

    private static final Comparison COMPLETE = ComparisonFixture.complete();
    private static final Comparison HOSTILE = ComparisonFixture.hostile();

    @ParameterizedTest
    @ValueSource(ints = {88, 90, 100, 120, 130, 140, 200})
    void theTableKeepsToTheTerminal(int width) {
        String table = new TableReport(new RenderOptions(false, width)).render(COMPLETE);

        // A word is not broken: a frame may stick out.
        assertEquals(
                List.of(),
                table.lines()
                        .filter(
                                line ->
                                        line.length() > width
                                                && !line.contains("BlockingOnEventLoop.java"))
                        .filter(line -> !line.contains("SessionFactoryImpl"))
                        .toList());
        for (String heading : List.of("verdict", "bystander", "CPU ms", "3 connections still")) {
            assertTrue(table.contains(heading), heading);
        }
    }

    @Test
    void colourOnlyWhenAskedFor() {
        assertFalse(new TableReport(RenderOptions.plain()).render(COMPLETE).contains("\u001B"));
        String coloured = new TableReport(new RenderOptions(true, 140)).render(COMPLETE);
        assertTrue(coloured.contains("\u001B[31mBAD"));
        assertEquals(
                new TableReport(new RenderOptions(false, 140)).render(COMPLETE),
                coloured.replaceAll("\u001B\\[\\d+m", "").replaceAll(" +\n", "\n"));
    }

    @Test
    void connectionsLeftOpenShowOnlyWhereThereAreAny() {
        String table = ReportFormat.MARKDOWN.render(COMPLETE, RenderOptions.plain());

        assertEquals(1, table.split("\\| connections left open \\|", -1).length - 1);
    }

    @Test
    void hostileTextCannotTouchTheTerminal() {
        String table = new TableReport(RenderOptions.plain()).render(HOSTILE);

        assertFalse(table.contains("\u001B"));
        assertFalse(table.contains("\r"));
        assertTrue(table.startsWith("INCOMPLETE: </script>"));
    }

    @Test
    void hostileTextCannotBreakMarkdown() {
        String markdown = new MarkdownReport().render(HOSTILE);

        assertTrue(markdown.contains("\\<b\\>"));
        assertTrue(markdown.contains("\"a\\|b\""));
        assertFalse(markdown.contains("\r"));
    }

    @Test
    void csvQuotesWhatItMust() {
        List<String> lines = new CsvReport().render(COMPLETE).lines().toList();

        assertEquals(11, lines.size());
        String because = ",\"p99 2.0 ms, best of its condition\"";
        assertTrue(lines.get(2).endsWith(",OK" + because + because));
        assertTrue(new CsvReport().render(COMPLETE).endsWith("\r\n"));
        assertEquals("\"a \"\"b\"\"\r\nc\"", CsvReport.quote("a \"b\"\r\nc"));
    }

    @Test
    void csvWithoutRowsStillHasItsHeader() {
        String header = new CsvReport().render(COMPLETE).lines().findFirst().orElseThrow();

        assertEquals(header + "\r\n", new CsvReport().render(ComparisonFixture.empty()));
    }

    @Test
    void formatsAreFoundByTheirNames() {
        assertEquals(List.of("table", "json", "markdown", "csv"), ReportFormat.ids());
        assertEquals(ReportFormat.CSV, ReportFormat.byId("csv").orElseThrow());
        assertTrue(ReportFormat.byId("CSV").isEmpty());
    }
}
