package dev.sessionmark.verdict.pair;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.verdict.Phrases;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What conditions differ in. */
public enum Factor {
    /** The round trip added between the system under test and PostgreSQL. */
    DB_LATENCY(
            "dbLatencyMs",
            "%s ms database latency",
            Condition::dbLatencyMs,
            c -> new Condition(Duration.ZERO, c.poolSize(), c.rate())),
    /** Database connections of the system under test. */
    POOL_SIZE(
            "poolSize",
            "a pool of %s",
            c -> c.poolSize() == null ? null : (double) c.poolSize(),
            c -> new Condition(c.dbLatency(), null, c.rate())),
    /** Arrivals per second. */
    RATE(
            "ratePerSecond",
            "%s requests/s",
            Condition::rate,
            c -> new Condition(c.dbLatency(), c.poolSize(), null));

    private final String field;
    private final String words;
    private final Function<Condition, Double> value;
    private final UnaryOperator<Condition> without;

    Factor(
            String field,
            String words,
            Function<Condition, Double> value,
            UnaryOperator<Condition> without) {
        this.field = field;
        this.words = words;
        this.value = value;
        this.without = without;
    }

    /** Its name in documents, with the unit. */
    public String field() {
        return field;
    }

    /** Its value; null where it is not varied. */
    Double of(Condition condition) {
        return value.apply(condition);
    }

    /** What is fixed while it is varied: equal for conditions that differ in nothing else. */
    Condition without(Condition condition) {
        return without.apply(condition);
    }

    /** Its values under these conditions: {@code 0, 1 and 5 ms database latency}. */
    String words(List<Condition> conditions) {
        return words.formatted(Phrases.list(conditions.stream().map(this::number).toList()));
    }

    /** {@code 2 and 5 ms database latency}, {@code 0 to 20 ms database latency}. */
    String words(Condition first, String between, Condition second) {
        return words.formatted(number(first) + " " + between + " " + number(second));
    }

    /** The values of the other factors as an addition; empty where only this one is known. */
    String fixed(Condition condition) {
        String others =
                Arrays.stream(values())
                        .filter(other -> other != this && other.of(condition) != null)
                        .map(other -> other.label(condition))
                        .collect(Collectors.joining(", "));
        return others.isEmpty() ? "" : " with " + others;
    }

    private String label(Condition condition) {
        return this == DB_LATENCY
                ? new Condition(condition.dbLatency()).label()
                : words(List.of(condition));
    }

    private String number(Condition condition) {
        double number = of(condition);
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%,.0f", number)
                : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
