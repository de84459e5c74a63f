package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** For each two setups and each factor that is varied, where it changes which is better. */
public final class Crossovers {

    private Crossovers() {}

    /**
     * All of them; the other factors fixed at each of their settings.
     *
     * @param conditions that were measured
     * @param setups in the order of the table
     */
    public static List<Crossover> of(List<Condition> conditions, List<String> setups, Pairs pairs) {
        List<Crossover> all = new ArrayList<>();
        for (int i = 0; i < setups.size(); i++) {
            for (String b : setups.subList(i + 1, setups.size())) {
                all.addAll(between(setups.get(i), b, conditions, pairs));
            }
        }
        return List.copyOf(all);
    }

    /** Those of two setups. */
    static List<Crossover> between(String a, String b, List<Condition> conditions, Pairs pairs) {
        List<Crossover> all = new ArrayList<>();
        for (Factor factor : Factors.ALL) {
            for (List<Condition> line : lines(factor, conditions)) {
                all.add(Crossover.of(a, b, factor, line, pairs));
            }
        }
        return List.copyOf(all);
    }

    /** The conditions that differ in this factor only, ascending; each with two or more. */
    private static Collection<List<Condition>> lines(Factor factor, List<Condition> conditions) {
        Map<Condition, List<Condition>> lines = new LinkedHashMap<>();
        conditions.stream()
                .filter(condition -> Objects.nonNull(condition.get(factor)))
                .sorted(Comparator.comparing(condition -> condition.get(factor)))
                .forEach(
                        condition ->
                                lines.computeIfAbsent(
                                                condition.without(factor), c -> new ArrayList<>())
                                        .add(condition));
        return lines.values().stream().filter(line -> line.size() > 1).toList();
    }
}
