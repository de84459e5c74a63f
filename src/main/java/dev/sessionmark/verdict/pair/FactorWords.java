package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.verdict.Phrases;
import java.util.List;
import java.util.stream.Collectors;

/** Values of one factor in the sentences about where it changes which setup is better. */
final class FactorWords {

    private FactorWords() {}

    /** Its values under these conditions: {@code 0, 1 and 5 ms database latency}. */
    static String of(Factor factor, List<Condition> conditions) {
        return factor.words()
                .formatted(Phrases.list(conditions.stream().map(c -> number(factor, c)).toList()));
    }

    /** {@code 2 and 5 ms database latency}, {@code 0 to 20 ms database latency}. */
    static String of(Factor factor, Condition first, String between, Condition second) {
        return factor.words()
                .formatted(number(factor, first) + " " + between + " " + number(factor, second));
    }

    /** The values of the other factors as an addition; empty where only this one is known. */
    static String fixed(Factor factor, Condition condition) {
        String others =
                condition.without(factor).values().entrySet().stream()
                        .map(other -> other.getKey().label(other.getValue()))
                        .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : " with " + others;
    }

    private static String number(Factor factor, Condition condition) {
        return Factor.grouped(condition.get(factor));
    }
}
