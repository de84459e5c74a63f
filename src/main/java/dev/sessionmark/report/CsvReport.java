package dev.sessionmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.SutFigures;
import dev.sessionmark.measurement.factor.Factors;
import dev.sessionmark.report.json.JsonReport;
import dev.sessionmark.report.json.RowDocument;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Judgement;
import dev.sessionmark.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows as CSV (RFC 4180): the names of the JSON format joined with dots, one line per setup and
 * condition, an empty field where a figure is not known. Every line also carries the experiment's
 * id, version and mode, so that files can be put together.
 *
 * <p>Of the culprits only the first has a place in a line; the trials, the laws and the reasons for
 * empty fields have none.
 */
public final class CsvReport {

    private static final String END_OF_LINE = "\r\n";
    private static final String CULPRITS = "culprits";
    private static final Set<String> LEFT_OUT = Set.of("laws", "trials");
    private static final String NULL_BECAUSE = "nullBecause";

    /** The whole report, with a header. */
    public String render(Comparison comparison) {
        List<Map<String, String>> lines = new ArrayList<>();
        comparison.rows().forEach(row -> lines.add(line(comparison.experiment(), row)));
        Map<String, String> any =
                lines.isEmpty() ? line(comparison.experiment(), blankRow()) : lines.get(0);
        StringBuilder out = new StringBuilder(join(any.keySet()));
        lines.forEach(line -> out.append(join(line.values())));
        return out.toString();
    }

    private static Map<String, String> line(ExperimentResult experiment, ComparisonRow row) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("id", experiment.id());
        line.put("version", experiment.environment().version());
        line.put("mode", experiment.environment().mode());
        line.put("setup", "");
        line.put("condition", "");
        // Under what it was measured stands before what was seen.
        Factors.ALL.forEach(factor -> line.put(factor.figure(), ""));
        flatten("", JsonReport.tree(RowDocument.of(row, experiment)), line);
        return line;
    }

    /** A row for the names of its fields, so that a file without rows still has its header. */
    private static ComparisonRow blankRow() {
        return new ComparisonRow(
                "",
                "",
                new Condition(Duration.ZERO),
                List.of(),
                LoadFigures.NONE,
                SutFigures.NONE,
                null,
                new Judgement(Verdict.INCONCLUSIVE, ""));
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> line) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = prefix + field.getKey();
            JsonNode value = field.getValue();
            if (field.getKey().equals(NULL_BECAUSE)) {
                continue;
            }
            if (value instanceof ObjectNode) {
                flatten(name + ".", value, line);
            } else if (field.getKey().equals(CULPRITS)) {
                line.put(name + "[0].frame", text(value.path(0).path("frame")));
                line.put(name + "[0].share", text(value.path(0).path("share")));
            } else if (!LEFT_OUT.contains(field.getKey())) {
                line.put(name, text(value));
            }
        }
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
    }

    private static String join(Collection<String> fields) {
        return fields.stream()
                .map(CsvReport::quote)
                .collect(Collectors.joining(",", "", END_OF_LINE));
    }

    static String quote(String field) {
        if (field == null) {
            return "";
        }
        return field.matches("(?s).*[\",\r\n].*") ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
