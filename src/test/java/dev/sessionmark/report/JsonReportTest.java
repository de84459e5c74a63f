package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.report.json.ComparisonDocument;
import dev.sessionmark.report.json.Figures;
import dev.sessionmark.report.json.JsonReport;
import dev.sessionmark.verdict.Comparison;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReportTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Comparison COMPLETE = ComparisonFixture.complete();

    @Test
    void followsItsSchema() throws IOException {
        for (Comparison comparison :
                List.of(
                        COMPLETE,
                        ComparisonFixture.interrupted(),
                        ComparisonFixture.empty(),
                        ComparisonFixture.hostile())) {
            JsonNode json = MAPPER.readTree(new JsonReport().render(comparison));
            assertEquals(List.of(), SchemaCheck.errors(json));
        }
    }

    @Test
    void theCheckOfTheSchemaCanFail() throws IOException {
        ObjectNode json = (ObjectNode) MAPPER.readTree(new JsonReport().render(COMPLETE));
        json.remove("mode");
        json.put("unheardOf", 1);
        json.put("startedAt", "yesterday");
        ((ObjectNode) json.get("rows").get(0)).put("verdict", "FINE").put("peakRssMiB", -1);

        assertEquals(
                List.of(
                        "/rows/0/peakRssMiB: minimum",
                        "/rows/0/verdict: enum",
                        "/startedAt: format",
                        ": additionalProperties unheardOf",
                        ": required mode"),
                SchemaCheck.errors(json));
    }

    @Test
    void theSchemaIsWhereItsNameSays() {
        assertEquals(ComparisonDocument.SCHEMA, SchemaCheck.published().get("$id").asText());
    }

    /** The names other people's programs rely on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "setup",
                "connectionType",
                "dbLatencyMs",
                "offeredRatePerSecond",
                "achievedRatePerSecond",
                "responseTime/count",
                "responseTime/p50Ms",
                "responseTime/p90Ms",
                "responseTime/p99Ms",
                "responseTime/p999Ms",
                "responseTime/maxMs",
                "serviceTime/p99Ms",
                "eventLoop/blockedShare",
                "eventLoop/delayP99Ms",
                "eventLoop/delayMaxMs",
                "eventLoop/culprits/0/frame",
                "eventLoop/culprits/0/share",
                "bystander/failedLivenessProbes",
                "connection/waitP99Ms",
                "connection/holdP99Ms",
                "connection/databaseP99Ms",
                "connection/holdEfficiency",
                "connection/leftOpen",
                "cpuMsPerRequest",
                "peakRssMiB",
                "errors",
                "valid",
                "verdict",
                "because"
            })
    void rowsHaveTheirNames(String path) {
        JsonNode row = tree().get("rows").get(1);
        assertEquals("blocking-on-event-loop", row.get("setup").asText());

        JsonNode value = row.at("/" + path);

        assertTrue(value.isValueNode() && !value.isNull() && !value.isMissingNode(), path);
    }

    @Test
    void figuresWithTooFewSamplesAreNull() {
        JsonNode row = tree().get("rows").get(0);

        assertTrue(row.at("/bystander/p99Ms").isNull(), "160 samples");
        assertFalse(row.at("/bystander/p90Ms").isNull(), "160 samples");
        assertFalse(row.at("/responseTime/p999Ms").isNull(), "16,000 samples");
        assertTrue(row.at("/trials/0").has("p99Ms"));
        JsonNode overloaded = tree().get("rows").get(6);
        assertTrue(overloaded.at("/eventLoop/delayP99Ms").isNull(), "180 samples");
        assertTrue(tree().at("/rows/1/connection/crossLoopShare").isNull());
    }

    @Test
    void invalidRowsSayWhy() {
        JsonNode row = tree().get("rows").get(2);

        assertFalse(row.get("valid").asBoolean());
        assertEquals(
                "the load generator lagged: p99 24 ms, more than 2 ms",
                row.get("invalidBecause").asText());
        assertEquals("INCONCLUSIVE", row.get("verdict").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "0.00012345, 0.0001234",
        "1.23456, 1.235",
        "2000, 2000",
        "21437.6, 21438",
        "123456789.4, 123456789",
        "0, 0",
        "100, 100",
        "1e-12, 0.000000000001"
    })
    void figuresKeepFourDigits(double value, String expected) {
        assertEquals(expected, Figures.rounded(value).toPlainString());
    }

    private static JsonNode tree() {
        return JsonReport.tree(ComparisonDocument.of(COMPLETE));
    }
}
