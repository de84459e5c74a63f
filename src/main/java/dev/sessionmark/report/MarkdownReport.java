package dev.sessionmark.report;

import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report as Markdown with GitHub's tables. */
public final class MarkdownReport {

    /** The whole report; every line ends with a line feed. */
    public String render(Comparison comparison) {
        StringBuilder out = new StringBuilder("# Comparison of session setups\n\n");
        String incomplete = comparison.experiment().incompleteBecause();
        if (incomplete != null) {
            out.append("**INCOMPLETE: ").append(escape(incomplete)).append("**\n\n");
        }
        for (Fact fact : Fact.of(comparison.experiment())) {
            out.append("- **").append(fact.name()).append("**: ");
            out.append(escape(fact.value())).append('\n');
        }
        for (Block block : Block.of(comparison)) {
            appendBlock(out, block);
        }
        for (Section section : Section.of(comparison)) {
            out.append("\n## ").append(section.title()).append("\n\n");
            section.lines().forEach(line -> out.append("- ").append(escape(line)).append('\n'));
        }
        return out.toString();
    }

    private static void appendBlock(StringBuilder out, Block block) {
        List<Column> columns = block.columns();
        out.append("\n## ").append(block.title()).append("\n\n");
        appendRow(out, columns, Column::label);
        appendRow(out, columns, column -> column.numeric() ? "---:" : "---");
        for (ComparisonRow row : block.rows()) {
            appendRow(out, columns, column -> cell(column, row));
        }
    }

    private static String cell(Column column, ComparisonRow row) {
        String text = escape(column.cell(row));
        return column == Column.VERDICT ? "**" + text + "**" : text;
    }

    private static void appendRow(
            StringBuilder out, List<Column> columns, Function<Column, String> cell) {
        out.append(columns.stream().map(cell).collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    /** Text that Markdown shows as it is: no markup, no end of line or of cell. */
    static String escape(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").replaceAll("([\\\\`*_\\[\\]<>|~&])", "\\\\$1");
    }
}
