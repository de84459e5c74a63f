package dev.sessionmark.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.report.json.JsonReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the shipped example says is what the judge says of it. Written anew with {@code -Dsnap} when
 * a rule has changed.
 */
class ExampleTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/sessionmark/page/example");
    private static final Path FILE = FOLDER.resolve("comparison.json");
    // Figures stay as they are written.
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static ObjectNode document;
    private static Rejudged rejudged;

    @BeforeAll
    static void read() throws IOException {
        document = (ObjectNode) MAPPER.readTree(Files.readString(FILE));
        Map<Integer, JsonNode> courses = new HashMap<>();
        for (JsonNode trial : document.get("trials")) {
            int number = trial.get("number").asInt();
            Path file = FOLDER.resolve("trials/" + number + "/course.json.gz");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                courses.put(number, MAPPER.readTree(in));
            }
        }
        rejudged = new Rejudged(document, courses);
    }

    @Test
    void saysWhatTheJudgeSays() throws IOException {
        String judged = JsonReport.indented(rejudged.document());
        if (System.getProperty("snap") != null) {
            Files.writeString(FILE, judged);
        }
        assertEquals(Files.readString(FILE), judged, FILE + " differs; -Dsnap writes it anew");
    }

    @Test
    void itsVerdictsAreThoseOfItsFigures() {
        int place = 0;
        for (ComparisonRow row : rejudged.comparison().rows()) {
            JsonNode kept = document.get("rows").get(place++);
            String name = row.setup() + " " + row.condition().id();
            assertEquals(kept.get("verdict").asText(), row.judgement().verdict().name(), name);
        }
    }
}
