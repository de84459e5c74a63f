package dev.sessionmark.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sessionmark.measurement.factor.Factor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The values of a factor that a plan asks for: one, or several in an array.
 *
 * @param values those that can be made sense of; empty where the program is to choose
 * @param errors what is wrong with the others
 */
record FactorValues(List<Double> values, List<FieldError> errors) {

    /** Most values of one factor, and most conditions of an experiment. */
    static final int MOST = 20;

    /** Within the range that makes sense. */
    static FactorValues read(Factor factor, JsonNode asked) {
        return read(factor, asked, factor.most());
    }

    /**
     * The same within a limit of the service.
     *
     * @param asked null where nothing is asked for
     */
    static FactorValues read(Factor factor, JsonNode asked, double most) {
        if (asked == null || asked.isNull()) {
            return new FactorValues(factor.usual(), List.of());
        }
        List<JsonNode> all = new ArrayList<>();
        if (asked.isArray()) {
            asked.forEach(all::add);
        } else {
            all.add(asked);
        }
        if (all.size() == 1 && isAutomatic(factor, all.getFirst())) {
            return new FactorValues(List.of(), List.of());
        }
        if (all.isEmpty() || all.size() > MOST) {
            return new FactorValues(
                    List.of(),
                    List.of(new FieldError(factor.field(), FieldError.tooMany(MOST, all.size()))));
        }
        List<Double> values = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        Set<Double> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String problem = problem(factor, all.get(i), most);
            // adding zero makes one of minus zero and zero
            double value = problem == null ? number(all.get(i)) + 0.0 : Double.NaN;
            if (problem == null && !seen.add(value)) {
                problem = "is there twice: " + FieldError.number(value);
            }
            if (problem == null) {
                values.add(value);
            } else {
                String one = all.size() == 1 ? "" : "[" + i + "]";
                errors.add(new FieldError(factor.field() + one, problem));
            }
        }
        return new FactorValues(List.copyOf(values), List.copyOf(errors));
    }

    private static boolean isAutomatic(Factor factor, JsonNode one) {
        return one.isTextual() && one.asText().strip().equals(factor.automatic());
    }

    private static String problem(Factor factor, JsonNode one, double most) {
        double value = number(one, factor);
        boolean word = one.isTextual() && !one.asText().strip().equals("NaN");
        if (Double.isNaN(value) && (word || !one.isTextual())) {
            return "must be "
                    + wanted(factor)
                    + (one.isTextual() ? ", not \"" + FieldError.echo(one.asText()) + "\"" : "");
        }
        if (factor.kind() == Factor.Kind.COUNT && value != Math.rint(value)) {
            return "must be " + wanted(factor);
        }
        if (!(value >= factor.least() && value <= most)) {
            return "must be from %s to %s, not %s"
                    .formatted(
                            FieldError.number(factor.least()),
                            FieldError.number(most),
                            FieldError.number(value));
        }
        return null;
    }

    private static String wanted(Factor factor) {
        String kind =
                switch (factor.kind()) {
                    case TIME -> "a number";
                    case COUNT -> "a whole number";
                    case RATE -> "a number per second";
                };
        return factor.automatic() == null
                ? kind
                : "%s, or \"%s\" alone".formatted(kind, factor.automatic());
    }

    private static double number(JsonNode one, Factor factor) {
        return one.isNumber() || one.isTextual() && factor.automatic() != null
                ? number(one)
                : Double.NaN;
    }

    /** A number, or the text of one; else NaN. */
    private static double number(JsonNode one) {
        try {
            return one.isNumber() ? one.doubleValue() : Double.parseDouble(one.asText().strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** As a plan has them: one alone, several in an array, or the word for none. */
    static JsonNode json(Factor factor, List<Double> values) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (values.isEmpty()) {
            return json.textNode(factor.automatic());
        }
        if (values.size() == 1) {
            return json(values.getFirst());
        }
        ArrayNode several = json.arrayNode();
        values.forEach(value -> several.add(json(value)));
        return several;
    }

    private static JsonNode json(double value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return value == Math.rint(value) && Math.abs(value) <= Integer.MAX_VALUE
                ? json.numberNode((int) value)
                : json.numberNode(BigDecimal.valueOf(value));
    }
}
