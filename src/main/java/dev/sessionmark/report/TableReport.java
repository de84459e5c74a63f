package dev.sessionmark.report;

import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** The table for the terminal. */
public final class TableReport {

    private static final String RESET = "\u001B[0m";
    private static final String BOLD = "\u001B[1m";
    private static final String GREEN = "\u001B[32m";
    private static final String YELLOW = "\u001B[33m";
    private static final String RED = "\u001B[31m";
    private static final String MAGENTA = "\u001B[35m";

    private final RenderOptions options;

    /** A table as wide and as colourful as the options say. */
    public TableReport(RenderOptions options) {
        this.options = options;
    }

    /** The whole report; every line ends with a line feed. */
    public String render(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        String incomplete = comparison.experiment().incompleteBecause();
        if (incomplete != null) {
            lines.addAll(Wrap.lines("INCOMPLETE: ", incomplete, options.width()));
        }
        if (comparison.nothingValid()) {
            lines.addAll(
                    Wrap.lines("", comparison.findings().getFirst().sentence(), options.width()));
        }
        addFacts(comparison, lines);
        addTables(comparison, true, lines);
        for (NoteSection remarks : NoteSection.of(comparison)) {
            lines.add("");
            lines.add(bold(remarks.title()));
            for (String line : remarks.lines()) {
                lines.addAll(Wrap.lines("- ", line, options.width()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    /**
     * The tables alone, one for each condition, after an empty line: all columns where there is
     * room for them, otherwise those that everybody knows.
     */
    public List<String> tables(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        addTables(comparison, false, lines);
        return lines;
    }

    private void addTables(Comparison comparison, boolean evidence, List<String> lines) {
        List<ConditionTable> tables = ConditionTable.of(comparison);
        int gap = gap(tables.stream().map(this::whole).toList());
        for (ConditionTable table : tables) {
            lines.add("");
            lines.add(bold(table.title()));
            if (gap > 0) {
                lines.addAll(whole(table).lines(gap));
            } else {
                addLeading(table, lines);
                if (evidence) {
                    addEvidence(table, lines);
                }
            }
        }
    }

    private void addFacts(Comparison comparison, List<String> lines) {
        List<HeadLine> facts = HeadLine.of(comparison.experiment());
        int indent = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0) + 2;
        for (HeadLine fact : facts) {
            String prefix = fact.name() + " ".repeat(indent - fact.name().length());
            lines.addAll(Wrap.lines(prefix, fact.value(), options.width()));
        }
    }

    private void addLeading(ConditionTable table, List<String> lines) {
        TextTable leading = part(table, Column::leading);
        lines.addAll(leading.lines(Math.max(1, gap(List.of(leading)))));
    }

    private void addEvidence(ConditionTable table, List<String> lines) {
        TextTable evidence = part(table, TableReport::isEvidence);
        if (gap(List.of(evidence)) == 0) {
            // The sentences below the table name what was left open as well.
            evidence = part(table, c -> isEvidence(c) && c != Column.LEFT_OPEN);
        }
        lines.add("");
        lines.addAll(evidence.lines(Math.max(1, gap(List.of(evidence)))));
    }

    /** The widest gap between columns, 2 or 1, with which all tables fit; 0 where none does. */
    private int gap(List<TextTable> tables) {
        int gap = 2;
        while (gap > 0 && !fit(tables, gap)) {
            gap--;
        }
        return gap;
    }

    private boolean fit(List<TextTable> tables, int gap) {
        return tables.stream().allMatch(table -> table.width(gap) <= options.width());
    }

    private static boolean isEvidence(Column column) {
        return column == Column.SETUP || !column.leading();
    }

    private TextTable whole(ConditionTable table) {
        return part(table, column -> true);
    }

    private TextTable part(ConditionTable table, Predicate<Column> wanted) {
        return new TextTable(table, table.columns().stream().filter(wanted).toList(), this::paint);
    }

    private String bold(String text) {
        return options.colour() ? BOLD + text + RESET : text;
    }

    private String paint(ComparisonRow row, String text) {
        return options.colour() ? colour(row) + text + RESET : text;
    }

    private static String colour(ComparisonRow row) {
        if (!row.valid()) {
            return MAGENTA;
        }
        return switch (row.judgement().verdict()) {
            case OK -> GREEN;
            case CAUTION -> YELLOW;
            case BAD -> RED;
            case INCONCLUSIVE -> MAGENTA;
        };
    }

    private static final class TextTable {

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
}
