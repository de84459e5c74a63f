package dev.sessionmark.report;

import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.ArrayList;
import java.util.List;

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
        addFacts(comparison, lines);
        for (Block block : Block.of(comparison)) {
            addBlock(block, lines);
        }
        for (Section section : Section.of(comparison)) {
            lines.add("");
            lines.add(bold(section.title()));
            for (String line : section.lines()) {
                lines.addAll(Wrap.lines("  ", line, options.width()));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private void addFacts(Comparison comparison, List<String> lines) {
        List<Fact> facts = Fact.of(comparison.experiment());
        int indent = facts.stream().mapToInt(fact -> fact.name().length()).max().orElse(0) + 2;
        for (Fact fact : facts) {
            String prefix = fact.name() + " ".repeat(indent - fact.name().length());
            lines.addAll(Wrap.lines(prefix, fact.value(), options.width()));
        }
    }

    private void addBlock(Block block, List<String> lines) {
        lines.add("");
        lines.add(bold(block.title()));
        List<Column> columns = block.columns();
        TextTable whole = table(block, columns);
        for (int gap = 2; gap > 0; gap--) {
            if (whole.width(gap) <= options.width()) {
                lines.addAll(whole.lines(gap));
                return;
            }
        }
        addNarrow(table(block, columns.stream().filter(Column::leading).toList()), lines);
        lines.add("");
        addNarrow(table(block, columns.stream().filter(TableReport::isEvidence).toList()), lines);
    }

    private void addNarrow(TextTable table, List<String> lines) {
        lines.addAll(table.lines(table.width(2) <= options.width() ? 2 : 1));
    }

    private static boolean isEvidence(Column column) {
        return column == Column.SETUP || !column.leading();
    }

    private TextTable table(Block block, List<Column> columns) {
        return new TextTable(block, columns, this::paint);
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
}
