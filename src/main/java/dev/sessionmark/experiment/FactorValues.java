package dev.sessionmark.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.platform.problem.JsonFields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The values of a factor in the JSON of a plan: one, several in an array, or a word for none. */
final class FactorValues {

    /** Most values of one factor, and most conditions of an experiment. */
    static final int MOST = 20;

    private FactorValues() {}

    /** Those that are given and right, or the usual ones; empty where the program is to choose. */
    static List<Double> read(Factor factor, JsonFields fields, double most) {
        String field = factor.field();
        if (!fields.has(field)) {
            return factor.usual();
        }
        List<JsonNode> all = fields.values(field);
        List<Double> values = new ArrayList<>();
        boolean automatic = all.size() == 1 && isAutomatic(factor, all.getFirst());
        if (!automatic && fields.isShort(field, all.size(), MOST)) {
            for (int i = 0; i < all.size(); i++) {
                String name = all.size() == 1 ? field : field + "[" + i + "]";
                add(factor, all.get(i), most, name, fields, values);
            }
        }
        return List.copyOf(values);
    }

    private static boolean isAutomatic(Factor factor, JsonNode one) {
        return one.isTextual() && one.asText().strip().equals(factor.automatic());
    }

    private static void add(
            Factor factor,
            JsonNode one,
            double most,
            String field,
            JsonFields fields,
            List<Double> values) {
        Double number = number(one, factor.automatic() != null);
        if (number == null || factor.kind() == Factor.Kind.COUNT && number != Math.rint(number)) {
            String given = one.isTextual() ? ", not \"" + JsonFields.echo(one.asText()) + "\"" : "";
            fields.error(field, "must be " + wanted(factor) + given);
        } else if (values.contains(number)) {
            fields.error(field, "is there twice: " + JsonFields.shown(number));
        } else if (fields.between(field, number, factor.least(), most)) {
            values.add(number);
        }
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

    /** A number, or the text of one where a word may stand, too; null where there is neither. */
    private static Double number(JsonNode one, boolean orText) {
        if (one.isNumber()) {
            return one.doubleValue() + 0.0; // makes one of minus zero and zero
        }
        try {
            return one.isTextual() && orText ? Double.valueOf(one.asText().strip()) : null;
        } catch (NumberFormatException e) {
            return null; // What it is instead does not matter: what it must be is said.
        }
    }

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
