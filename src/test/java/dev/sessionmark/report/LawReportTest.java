package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.law.Law;
import org.junit.jupiter.api.Test;

class LawReportTest {

    @Test
    void everyLawOfEveryRowHasASentence() {
        Comparison comparison = ComparisonFixture.complete();
        String text = new LawReport(RenderOptions.plain()).render(comparison);

        assertTrue(text.startsWith("\nLaws\n- reactive-session, no added latency: "), text);
        assertEquals(
                comparison.rows().size() * Law.values().length,
                text.lines().filter(line -> line.startsWith("- ")).count());
        assertTrue(text.contains("Little's law for connections holds: "), text);
        assertTrue(
                text.contains(
                        "its loops were not seen blocked for as long as sessions held connections"),
                text);
    }
}
