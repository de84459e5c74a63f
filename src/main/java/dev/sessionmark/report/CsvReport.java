package dev.sessionmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows as CSV (RFC 4180): the names of the JSON format joined with dots, one line per setup and
 * condition, an empty field where a figure is not known. Every line also carries the experiment's
 * id, version and mode, so that files can be put together.
 *
 * <p>Of the culprits only the first has a place in a line; the trials have none.
 */
public final class CsvReport {

    private static final String END_OF_LINE = "\r\n";
    private static final String CULPRITS = "culprits";
    private static final String TRIALS = "trials";

    /** The whole report, with a header. */
    public String render(Comparison comparison) {
        List<Map<String, String>> lines = new ArrayList<>();
        for (ComparisonRow row : comparison.rows()) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("id", comparison.experiment().id());
            line.put("version", comparison.experiment().environment().version());
            line.put("mode", comparison.experiment().environment().mode());
            flatten("", JsonRow.of(row), line);
            lines.add(line);
        }
        StringBuilder out = new StringBuilder();
        if (!lines.isEmpty()) {
            out.append(join(List.copyOf(lines.get(0).keySet())));
        }
        lines.forEach(line -> out.append(join(List.copyOf(line.values()))));
        return out.toString();
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> line) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (value instanceof ObjectNode) {
                flatten(name + ".", value, line);
            } else if (field.getKey().equals(CULPRITS)) {
                line.put(name + "[0].frame", text(value.path(0).path("frame")));
                line.put(name + "[0].share", text(value.path(0).path("share")));
            } else if (!field.getKey().equals(TRIALS)) {
                line.put(name, text(value));
            }
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static String join(List<String> fields) {
        return fields.stream()
                .map(CsvReport::quote)
                .collect(Collectors.joining(",", "", END_OF_LINE));
    }

    private static String quote(String field) {
        return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
