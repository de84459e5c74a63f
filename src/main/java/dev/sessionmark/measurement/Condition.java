package dev.sessionmark.measurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Under what a window is measured. A factor that an experiment does not vary is absent, so that it
 * is in no label; the plan has its value. Trials share a process only where the factors of the
 * process are the same.
 *
 * @param values of factors, in the order of {@link Factors}
 */
public record Condition(@JsonIgnore Map<Factor, Double> values) {

    /** Varies nothing. */
    public static final Condition NONE = new Condition(Map.of());

    /** All that are given; those that are null are not varied. */
    public Condition {
        Map<Factor, Double> ordered = new LinkedHashMap<>();
        for (Factor factor : Factors.ALL) {
            Double value = values.get(factor);
            if (value != null) {
                // adding zero makes one of minus zero and zero
                ordered.put(factor, value + 0.0);
            }
        }
        values = Collections.unmodifiableMap(ordered);
    }

    /** Varies nothing but the distance to the database. */
    public Condition(Duration dbLatency) {
        this(Map.of(Factors.DB_LATENCY, dbLatency.toNanos() / 1e6));
    }

    /** Reads what {@link #byField} wrote; a factor that is not known any more is left out. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Condition of(Map<String, Double> byField) {
        Map<Factor, Double> values = new LinkedHashMap<>();
        byField.forEach(
                (field, value) ->
                        Factors.ofField(field).ifPresent(factor -> values.put(factor, value)));
        return new Condition(values);
    }

    @JsonValue
    Map<String, Double> byField() {
        Map<String, Double> byField = new LinkedHashMap<>();
        values.forEach((factor, value) -> byField.put(factor.field(), value));
        return byField;
    }

    /** Each value by its name among figures; a count is a whole number. */
    public Map<String, Number> figures() {
        Map<String, Number> figures = new LinkedHashMap<>();
        values.forEach(
                (factor, value) -> {
                    boolean whole = factor.kind() == Factor.Kind.COUNT;
                    figures.put(factor.figure(), whole ? (Number) value.intValue() : value);
                });
        return figures;
    }

    /** The value of a factor; null where it is not varied. */
    public Double get(Factor factor) {
        return values.get(factor);
    }

    /** The value of a factor that is a time; zero where it is not varied. */
    public Duration time(Factor factor) {
        return Duration.ofNanos(Math.round(values.getOrDefault(factor, 0.0) * 1e6));
    }

    /** The same with this value of a factor. */
    public Condition with(Factor factor, double value) {
        Map<Factor, Double> changed = new LinkedHashMap<>(values);
        changed.put(factor, value);
        return new Condition(changed);
    }

    /** What is fixed while a factor is varied: equal for conditions that differ in nothing else. */
    public Condition without(Factor factor) {
        return only(other -> other != factor);
    }

    /** Its factors of the process: equal for conditions that can be measured in one. */
    public Condition ofProcess() {
        return only(factor -> factor.scope() == Factor.Scope.PROCESS);
    }

    private Condition only(Predicate<Factor> wanted) {
        Map<Factor, Double> left = new LinkedHashMap<>(values);
        left.keySet().removeIf(wanted.negate());
        return new Condition(left);
    }

    /** How people write it: {@code +5 ms database latency, a pool of 10, 200 requests/s}. */
    public String label() {
        return joined(", ", Factor::label);
    }

    /** The same where there is little room: {@code +5 ms, pool 10, 200 requests/s}. */
    public String shortLabel() {
        return joined(", ", Factor::shortLabel);
    }

    /** Names it within an experiment, and in file names: {@code 5ms-pool10-200rps}. */
    public String id() {
        return joined("-", Factor::id);
    }

    private String joined(String separator, BiFunction<Factor, Double, String> words) {
        return values.entrySet().stream()
                .map(entry -> words.apply(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(separator));
    }
}
