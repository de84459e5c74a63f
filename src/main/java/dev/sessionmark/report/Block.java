package dev.sessionmark.report;

import dev.sessionmark.experiment.Condition;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of the table that belongs to one condition.
 *
 * @param condition what was added to the database
 * @param rows the setups, in the order of the plan
 * @param ceiling transactions per second the database itself could give; NaN when not measured
 */
record Block(Condition condition, List<ComparisonRow> rows, double ceiling) {

    /** Name of the row that shows the ceiling. */
    static final String CEILING = "(database ceiling)";

    static List<Block> of(Comparison comparison) {
        Map<Condition, List<ComparisonRow>> byCondition = new LinkedHashMap<>();
        for (ComparisonRow row : comparison.rows()) {
            byCondition.computeIfAbsent(row.condition(), c -> new ArrayList<>()).add(row);
        }
        var preparation = comparison.experiment().preparation();
        Map<Double, Double> ceilings = preparation == null ? Map.of() : preparation.ceilings();
        return byCondition.entrySet().stream()
                .map(e -> new Block(e.getKey(), e.getValue(), ceiling(ceilings, e.getKey())))
                .toList();
    }

    private static double ceiling(Map<Double, Double> ceilings, Condition condition) {
        return ceilings.getOrDefault(condition.dbLatencyMs(), Double.NaN);
    }

    /** The condition as a title. */
    String title() {
        String label = condition.label();
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }

    boolean hasCeiling() {
        return Double.isFinite(ceiling);
    }

    /** What the column shows in the row of the ceiling. */
    String ceilingCell(Column column) {
        return switch (column) {
            case SETUP -> CEILING;
            case CONNECTION -> "reactive";
            case ACHIEVED -> Numbers.rate(ceiling);
            default -> "";
        };
    }

    /** The columns this block needs: connections left open only where there are any. */
    List<Column> columns() {
        boolean leak = rows.stream().anyMatch(row -> row.sessions().leftOpen() != 0);
        return Arrays.stream(Column.values())
                .filter(column -> leak || column != Column.LEFT_OPEN)
                .toList();
    }
}
