package dev.sessionmark.report;

import dev.sessionmark.measurement.Condition;
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
 */
record ConditionTable(Condition condition, List<ComparisonRow> rows) {

    static List<ConditionTable> of(Comparison comparison) {
        Map<Condition, List<ComparisonRow>> byCondition = new LinkedHashMap<>();
        for (ComparisonRow row : comparison.rows()) {
            byCondition.computeIfAbsent(row.condition(), c -> new ArrayList<>()).add(row);
        }
        return byCondition.entrySet().stream()
                .map(entry -> new ConditionTable(entry.getKey(), entry.getValue()))
                .toList();
    }

    String title() {
        String label = condition.label();
        return Character.toUpperCase(label.charAt(0)) + label.substring(1);
    }

    /** The columns this table needs: connections left open only where there are any. */
    List<Column> columns() {
        boolean leak = rows.stream().anyMatch(row -> !RowSentences.leftOpen(row).isEmpty());
        return Arrays.stream(Column.values())
                .filter(column -> leak || column != Column.LEFT_OPEN)
                .toList();
    }
}
