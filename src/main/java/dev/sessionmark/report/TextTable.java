package dev.sessionmark.report;

import dev.sessionmark.verdict.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Some columns of a table, aligned for a fixed-width font. */
final class TextTable {

    private final ConditionTable table;
    private final List<Column> columns;
    private final BiFunction<ComparisonRow, String, String> verdictPainter;

    /**
     * @param verdictPainter paints the padded verdict of a row
     */
    TextTable(
            ConditionTable table,
            List<Column> columns,
            BiFunction<ComparisonRow, String, String> verdictPainter) {
        this.table = table;
        this.columns = columns;
        this.verdictPainter = verdictPainter;
    }

    /** How wide the table is with so many spaces between its columns. */
    int width(int gap) {
        return columns.stream().mapToInt(this::width).sum() + gap * (columns.size() - 1);
    }

    /** The heading, in two lines, and one line per row. */
    List<String> lines(int gap) {
        String between = " ".repeat(gap);
        List<String> lines = new ArrayList<>();
        lines.add(line(between, columns.stream().map(c -> pad(c, c.heading())).toList()));
        lines.add(line(between, columns.stream().map(c -> pad(c, c.subheading())).toList()));
        for (ComparisonRow row : table.rows()) {
            lines.add(line(between, columns.stream().map(c -> cell(c, row)).toList()));
        }
        return lines;
    }

    private static String line(String between, List<String> cells) {
        return String.join(between, cells).stripTrailing();
    }

    private String cell(Column column, ComparisonRow row) {
        String padded = pad(column, Wrap.printable(column.cell(row)));
        return column == Column.VERDICT ? verdictPainter.apply(row, padded) : padded;
    }

    private String pad(Column column, String text) {
        String padding = " ".repeat(width(column) - text.length());
        return column.numeric() ? padding + text : text + padding;
    }

    private int width(Column column) {
        int width = Math.max(column.heading().length(), column.subheading().length());
        for (ComparisonRow row : table.rows()) {
            width = Math.max(width, Wrap.printable(column.cell(row)).length());
        }
        return width;
    }
}
