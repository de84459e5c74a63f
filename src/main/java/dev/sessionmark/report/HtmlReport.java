package dev.sessionmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.report.json.ComparisonDocument;
import dev.sessionmark.report.json.JsonReport;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.Finding;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The comparison as one HTML file that needs nothing else: styles, scripts and data are in it, and
 * it asks no server for anything. Its template is shown maps, lists and texts, and escapes them.
 *
 * <p>In a native image the resources below {@code dev/sessionmark/report} and {@code
 * dev/sessionmark/page/lib} and the three files of uPlot named here must be included.
 */
public final class HtmlReport {

    private static final String OWN = "dev/sessionmark/report/";
    private static final String SHARED = "dev/sessionmark/page/lib/";
    private static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/";

    /** The modules of the page that the script imports, each after those that it imports itself. */
    private static final List<String> MODULES = List.of("format", "dom", "svg", "curves");

    /** One file imports nothing. */
    private static final Pattern OF_MODULES =
            Pattern.compile("(?m)^import [^;]*;\\R|^export (?=const )");

    private final Template template = template();

    /** The whole file. */
    public String render(Comparison comparison) {
        ExperimentResult experiment = comparison.experiment();
        ComparisonDocument document = ComparisonDocument.of(comparison);
        return template.data("workload", experiment.plan().workload())
                .data("incomplete", Objects.requireNonNullElse(experiment.incompleteBecause(), ""))
                .data(
                        "nothingValid",
                        comparison.nothingValid()
                                ? comparison.findings().getFirst().sentence()
                                : "")
                .data(
                        "facts",
                        HeadLine.of(experiment).stream()
                                .map(fact -> fact(fact.name(), fact.value()))
                                .toList())
                .data("findings", Finding.paragraphs(comparison.findings()))
                .data(
                        "tables",
                        ConditionTable.of(comparison).stream().map(HtmlReport::table).toList())
                .data(
                        "remarks",
                        NoteSection.of(comparison).stream()
                                .filter(notes -> !notes.title().equals(NoteSection.FINDINGS))
                                .map(
                                        notes ->
                                                Map.of(
                                                        "title",
                                                        notes.title(),
                                                        "lines",
                                                        notes.lines()))
                                .toList())
                .data("parameters", facts(JsonReport.tree(document.parameters())))
                .data("environment", facts(JsonReport.tree(document.environment())))
                .data("style", resource(OWN + "report.css"))
                .data("plotStyle", resource(UPLOT + "dist/uPlot.min.css"))
                .data("plotLicense", resource(UPLOT + "LICENSE"))
                .data("plotScript", resource(UPLOT + "dist/uPlot.iife.min.js"))
                .data("script", script())
                .data("data", embed(JsonReport.line(PlotData.of(comparison))))
                .render();
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

    /**
     * With Qute's own resolvers of maps and lists, which suffice for the model: the one that looks
     * into classes would need them all registered in a native image.
     */
    private static Template template() {
        Engine engine =
                Engine.builder()
                        .addDefaults()
                        .addValueResolver(ValueResolvers.rawResolver())
                        .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                        .strictRendering(true)
                        .build();
        return engine.parse(
                resource(OWN + "report.html"), Variant.forContentType(Variant.TEXT_HTML));
    }

    private static String script() {
        return Stream.concat(
                        MODULES.stream().map(name -> SHARED + name + ".js"),
                        Stream.of(OWN + "report.js"))
                .map(name -> OF_MODULES.matcher(resource(name)).replaceAll(""))
                .collect(Collectors.joining("\n"));
    }

    /** JSON for a script element, which the browser ends at {@code </script} wherever it stands. */
    static String embed(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String resource(String name) {
        ClassLoader loader = HtmlReport.class.getClassLoader();
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
