package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.verdict.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    private static final Pattern DATA =
            Pattern.compile(
                    "<script type=\"application/json\" id=\"plot-data\">(.*?)</script>",
                    Pattern.DOTALL);
    private static final Pattern LIBRARY =
            Pattern.compile(
                    "\\n/\\*\\nuPlot.*?(?=</script>)|(?<=<style>)\\n\\.uplot[^\\n]*",
                    Pattern.DOTALL);

    private static final Comparison COMPLETE = ComparisonFixture.complete();

    @Test
    void isSealedButForTheLibrary() throws IOException {
        String html = new HtmlReport().render(COMPLETE);
        // Left in the build folder to be looked at in a browser.
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("report.html"), html);

        Golden.assertMatches("report.html", LIBRARY.matcher(html).replaceAll("\n(library)"));
    }

    @Test
    void looksTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        String html = new HtmlReport().render(COMPLETE);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals(html, new HtmlReport().render(COMPLETE));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void asksNoServerForAnything() {
        String html = new HtmlReport().render(COMPLETE).toLowerCase(Locale.ROOT);

        for (String request :
                List.of(
                        " src=",
                        " href=",
                        "@import",
                        "url(",
                        "fetch(",
                        "xmlhttprequest",
                        "import(")) {
            assertFalse(html.contains(request), request);
        }
        assertTrue(html.contains("copyright (c)"), "the licence of uPlot travels with it");
    }

    @Test
    void hostileTextStaysText() {
        String html = new HtmlReport().render(ComparisonFixture.hostile());

        assertFalse(html.contains("<b>"));
        assertTrue(html.contains("&lt;/script&gt;&lt;b&gt;{data}&lt;/b&gt;"));
        assertEquals(4, html.split("<script").length, "three scripts and no more");
        assertEquals(4, html.split("</script").length, "three scripts and no more");
    }

    @Test
    void plotsEndWhereTheSamplesDo() throws IOException {
        JsonNode block = data(new HtmlReport().render(COMPLETE)).get(1);

        JsonNode inverses = block.get("inverses");
        assertEquals(1, inverses.get(0).asDouble());
        assertTrue(inverses.get(inverses.size() - 1).asDouble() <= 1_600);
        JsonNode overloaded = block.get("setups").get(1);
        assertEquals("blocking-on-event-loop", overloaded.get("setup").asText());
        assertEquals(inverses.size(), overloaded.get("latencyMs").size());
        assertTrue(overloaded.get("latencyMs").get(inverses.size() - 1).isNull());
        assertFalse(block.get("setups").get(0).get("latencyMs").get(inverses.size() - 1).isNull());
        assertEquals(ComparisonFixture.SECONDS, overloaded.get("throughputPerSecond").size());
        JsonNode throughput = overloaded.get("throughputPerSecond");
        double mean =
                StreamSupport.stream(throughput.spliterator(), false)
                        .mapToDouble(JsonNode::asDouble)
                        .average()
                        .orElseThrow();
        assertEquals(COMPLETE.rows().get(6).load().achievedRate(), mean, 0.5);
    }

    @Test
    void dataCannotEndItsScript() {
        assertEquals("{\"a\":\"\\u003c/script>\"}", HtmlReport.embed("{\"a\":\"</script>\"}"));
    }

    private static JsonNode data(String html) throws IOException {
        Matcher matcher = DATA.matcher(html);
        assertTrue(matcher.find());
        return new ObjectMapper().readTree(matcher.group(1));
    }
}
