package dev.sessionmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.verdict.Comparison;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The comparison as one HTML file that needs nothing else: styles, scripts and data are in it, and
 * it asks no server for anything.
 *
 * <p>In a native image the resources below {@code dev/sessionmark/report} and the three files of
 * uPlot named here must be included.
 */
public final class HtmlReport {

    private static final String OWN = "dev/sessionmark/report/";
    private static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    /** The whole file. */
    public String render(Comparison comparison) {
        ObjectNode json = new JsonReport().tree(comparison);
        Map<String, String> values =
                Map.ofEntries(
                        Map.entry("title", Html.escape(title(comparison))),
                        Map.entry("style", resource(OWN + "report.css")),
                        Map.entry("plotStyle", resource(UPLOT + "dist/uPlot.min.css")),
                        Map.entry("plotLicense", resource(UPLOT + "LICENSE")),
                        Map.entry("plotScript", resource(UPLOT + "dist/uPlot.iife.min.js")),
                        Map.entry("script", resource(OWN + "report.js")),
                        Map.entry("data", Html.embed(PlotData.of(comparison).toString())),
                        Map.entry("incomplete", incomplete(comparison)),
                        Map.entry("facts", facts(comparison)),
                        Map.entry("findings", HtmlTable.findings(comparison)),
                        Map.entry("blocks", HtmlTable.blocks(comparison)),
                        Map.entry("sections", HtmlTable.sections(comparison)),
                        Map.entry("parameters", list(json.get("parameters"))),
                        Map.entry("environment", list(json.get("environment"))));
        // One pass, so that a placeholder within a text stays text.
        return PLACEHOLDER
                .matcher(resource(OWN + "report.html"))
                .replaceAll(match -> Matcher.quoteReplacement(values.get(match.group(1))));
    }

    private static String title(Comparison comparison) {
        return "Session setups compared: " + comparison.experiment().plan().workload();
    }

    private static String incomplete(Comparison comparison) {
        String because = comparison.experiment().incompleteBecause();
        return because == null
                ? ""
                : "<p class=\"incomplete\" role=\"alert\">INCOMPLETE: "
                        + Html.escape(because)
                        + "</p>";
    }

    private static String facts(Comparison comparison) {
        return Fact.of(comparison.experiment()).stream()
                .map(f -> Html.element("dt", f.name()) + Html.element("dd", f.value()))
                .collect(Collectors.joining("\n"));
    }

    private static String list(JsonNode node) {
        return node.properties().stream()
                .map(
                        field ->
                                Html.element("dt", field.getKey())
                                        + Html.element("dd", text(field.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static String text(JsonNode value) {
        return value.isNull()
                ? Numbers.DASH
                : value.isValueNode() ? value.asText() : value.toString();
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
