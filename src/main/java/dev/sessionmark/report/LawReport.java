package dev.sessionmark.report;

import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.law.Laws;
import java.util.ArrayList;
import java.util.List;

/** Which laws the figures of each row obey. */
public final class LawReport {

    private final int width;

    /** Sentences as wide as the options say. */
    public LawReport(RenderOptions options) {
        this.width = options.width();
    }

    /** The sentences; every line ends with a line feed. */
    public String render(Comparison comparison) {
        List<String> lines = new ArrayList<>(List.of("", "Laws"));
        for (ComparisonRow row : comparison.rows()) {
            Laws.of(row, comparison.experiment())
                    .forEach(
                            checked ->
                                    lines.addAll(
                                            Wrap.lines(
                                                    "- ",
                                                    RowSentences.name(row)
                                                            + ": "
                                                            + checked.sentence(),
                                                    width)));
        }
        return String.join("\n", lines) + "\n";
    }
}
