package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found under one condition.
 *
 * @param condition under which
 * @param lowestP99 null where fewer than two setups could be compared
 * @param advised what may be recommended, or nothing
 */
public record ConditionOutcome(Condition condition, LowestP99 lowestP99, Advised advised) {

    /**
     * One for each condition of the rows.
     *
     * @param rows judged, in the order of the table
     */
    public static List<ConditionOutcome> of(List<ComparisonRow> rows, Pairs pairs) {
        Map<Condition, List<ComparisonRow>> blocks = new LinkedHashMap<>();
        rows.forEach(
                row -> blocks.computeIfAbsent(row.condition(), c -> new ArrayList<>()).add(row));
        List<ConditionOutcome> outcomes = new ArrayList<>();
        blocks.forEach(
                (condition, block) ->
                        outcomes.add(
                                new ConditionOutcome(
                                        condition,
                                        LowestP99.of(block, pairs).orElse(null),
                                        Advised.of(condition, block, pairs))));
        return List.copyOf(outcomes);
    }
}
