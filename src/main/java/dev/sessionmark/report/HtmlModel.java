package dev.sessionmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.report.json.ComparisonDocument;
import dev.sessionmark.report.json.JsonReport;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the template of the HTML report shows: maps, lists and texts, as they stand there. The
 * template escapes.
 */
final class HtmlModel {

    private HtmlModel() {}

    static Map<String, Object> of(Comparison comparison) {
        ComparisonDocument document = ComparisonDocument.of(comparison);
        String incomplete = comparison.experiment().incompleteBecause();
        return Map.of(
                "workload",
                comparison.experiment().plan().workload(),
                "incomplete",
                incomplete == null ? "" : incomplete,
                "nothingValid",
                comparison.nothingValid() ? comparison.findings().getFirst().sentence() : "",
                "facts",
                HeadLine.of(comparison.experiment()).stream()
                        .map(fact -> fact(fact.name(), fact.value()))
                        .toList(),
                "findings",
                Finding.paragraphs(comparison.findings()),
                "tables",
                ConditionTable.of(comparison).stream().map(HtmlModel::table).toList(),
                "remarks",
                NoteSection.of(comparison).stream()
                        .filter(remarks -> !remarks.title().equals(NoteSection.FINDINGS))
                        .map(remarks -> Map.of("title", remarks.title(), "lines", remarks.lines()))
                        .toList(),
                "parameters",
                facts(JsonReport.tree(document.parameters())),
                "environment",
                facts(JsonReport.tree(document.environment())));
    }

    private static Map<String, Object> table(ConditionTable table) {
        List<Column> columns = table.columns();
        return Map.of(
                "title",
                table.title(),
                "columns",
                columns.stream()
                        .map(column -> Map.of("label", column.label(), "figure", column.numeric()))
                        .toList(),
                "rows",
                table.rows().stream()
                        .map(row -> columns.stream().map(column -> cell(column, row)).toList())
                        .toList());
    }

    private static Map<String, Object> cell(Column column, ComparisonRow row) {
        String text = column.cell(row);
        return switch (column) {
            case SETUP -> Map.of("kind", "setup", "text", text);
            case VERDICT ->
                    Map.of(
                            "kind",
                            "verdict",
                            "text",
                            text,
                            "class",
                            text.replaceAll(" .*", "").toLowerCase(Locale.ROOT),
                            "because",
                            row.valid() ? row.judgement().because() : row.invalidBecause());
            default -> Map.of("kind", column.numeric() ? "figure" : "word", "text", text);
        };
    }

    private static List<Map<String, String>> facts(JsonNode node) {
        return node.properties().stream()
                .map(field -> fact(field.getKey(), text(field.getValue())))
                .toList();
    }

    private static Map<String, String> fact(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    private static String text(JsonNode value) {
        return value.isNull()
                ? Numbers.DASH
                : value.isValueNode() ? value.asText() : value.toString();
    }
}
