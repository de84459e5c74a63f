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
        if (comparison.nothingValid()) {
            out.append("**")
                    .append(escape(comparison.findings().getFirst().sentence()))
                    .append("**\n\n");
        }
        for (HeadLine fact : HeadLine.of(comparison.experiment())) {
            out.append("- **").append(fact.name()).append("**: ");
            out.append(escape(fact.value())).append('\n');
        }
        for (ConditionTable table : ConditionTable.of(comparison)) {
            appendTable(out, table);
        }
        for (NoteSection remarks : NoteSection.of(comparison)) {
            out.append("\n## ").append(remarks.title()).append("\n\n");
            remarks.lines().forEach(line -> out.append("- ").append(escape(line)).append('\n'));
        }
        return out.toString();
    }

    private static void appendTable(StringBuilder out, ConditionTable table) {
        List<Column> columns = table.columns();
        out.append("\n## ").append(table.title()).append("\n\n");
        appendRow(out, columns, Column::label);
        appendRow(out, columns, column -> column.numeric() ? "---:" : "---");
        for (ComparisonRow row : table.rows()) {
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
