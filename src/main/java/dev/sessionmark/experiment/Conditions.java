package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions of a plan: every combination of the values of its factors.
 *
 * @param factors each with its values
 */
record Conditions(Map<Factor, List<Double>> factors) {

    /** Those of the process, then the others, the first of the register last. */
    private static final List<Factor> SLOWEST_FIRST =
            Stream.concat(
                            Factors.ALL.stream()
                                    .filter(factor -> factor.scope() == Factor.Scope.PROCESS),
                            Factors.ALL.reversed().stream()
                                    .filter(factor -> factor.scope() == Factor.Scope.WINDOW))
                    .toList();

    /** In the order of the table. Those that share a process stand together. */
    List<Condition> all() {
        List<Condition> conditions = List.of(Condition.NONE);
        for (Factor factor : SLOWEST_FIRST) {
            conditions = times(conditions, factor);
        }
        return conditions;
    }

    private List<Double> values(Factor factor) {
        return factors.getOrDefault(factor, List.of());
    }

    /** A factor with a single value is not part of any condition. */
    private List<Condition> times(List<Condition> conditions, Factor factor) {
        List<Double> values = values(factor);
        if (values.size() < 2 && !factor.alwaysNamed()) {
            return conditions;
        }
        return conditions.stream()
                .flatMap(condition -> values.stream().map(value -> condition.with(factor, value)))
                .toList();
    }

    /**
     * The order of the table, also for conditions that a planner has added: a value that is not
     * among those asked for stands before the first that is larger.
     */
    Comparator<Condition> order() {
        Comparator<Condition> order = (a, b) -> 0;
        for (Factor factor : SLOWEST_FIRST) {
            order =
                    order.thenComparing(condition -> place(factor, condition.get(factor)))
                            .thenComparing(
                                    condition -> condition.get(factor),
                                    Comparator.nullsFirst(Comparator.naturalOrder()));
        }
        return order;
    }

    private double place(Factor factor, Double value) {
        List<Double> asked = values(factor);
        if (value == null) {
            return -1;
        }
        return asked.contains(value)
                ? asked.indexOf(value)
                : asked.stream().filter(one -> one < value).count() - 0.5;
    }

    /** Those that can be measured in one process, group by group. */
    List<List<Condition>> byProcess() {
        return List.copyOf(
                all().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Condition::ofProcess,
                                        LinkedHashMap::new,
                                        Collectors.toList()))
                        .values());
    }
}
