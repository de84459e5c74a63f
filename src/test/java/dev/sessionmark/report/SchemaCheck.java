package dev.sessionmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Checks JSON against the few words of JSON Schema that our schema uses. Stricter than the standard
 * in one point: a name the schema does not know is an error, so that none is forgotten there.
 */
final class SchemaCheck {

    private final JsonNode root;
    private final List<String> errors = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /** What is wrong, each with its place; empty when nothing is. */
    static List<String> errors(JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(schema);
        check.check("", schema, value);
        return check.errors;
    }

    private void check(String path, JsonNode given, JsonNode value) {
        JsonNode schema =
                given.has("$ref") ? root.at(given.get("$ref").asText().substring(1)) : given;
        expect(path, schema.isObject(), "no schema for it");
        expect(path, !schema.has("const") || schema.get("const").equals(value), "not the constant");
        expect(path, !schema.has("enum") || contains(schema.get("enum"), value), "not listed");
        expect(path, !schema.has("type") || hasType(schema.get("type"), value), "type");
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            JsonNode minimum = schema.path("minimum");
            JsonNode maximum = schema.path("maximum");
            expect(path, bounded(minimum, number, 1), "below its minimum");
            expect(path, bounded(maximum, number, -1), "above its maximum");
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(path + "/" + i, schema.get("items"), value.get(i));
            }
        }
        if (value.isObject()) {
            checkObject(path, schema, value);
        }
    }

    private void checkObject(String path, JsonNode schema, JsonNode value) {
        for (JsonNode name : schema.path("required")) {
            expect(path + "/" + name.asText(), value.has(name.asText()), "missing");
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode other = schema.path("additionalProperties");
            check(
                    path + "/" + field.getKey(),
                    known.isMissingNode() ? other : known,
                    field.getValue());
        }
    }

    private void expect(String path, boolean holds, String error) {
        if (!holds) {
            errors.add(path + ": " + error);
        }
    }

    private static boolean bounded(JsonNode bound, BigDecimal number, int sign) {
        return bound.isMissingNode() || number.compareTo(bound.decimalValue()) * sign >= 0;
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(value::equals);
    }

    private static boolean hasType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            return StreamSupport.stream(types.spliterator(), false)
                    .anyMatch(type -> hasType(type, value));
        }
        return switch (types.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
