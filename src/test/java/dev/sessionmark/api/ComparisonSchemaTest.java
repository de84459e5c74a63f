package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import dev.sessionmark.report.json.ComparisonDocument;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The published schema of the comparison says what the API's description says: OpenAPI 3.1
 * describes JSON by JSON Schema. Written anew with {@code -Dsnap}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ComparisonSchemaTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path FILE =
            Path.of("src/main/resources/META-INF/resources/schema/comparison-3.json");
    private static final String COMPONENTS = "#/components/schemas/";
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    @Test
    void isThatOfTheApi() throws IOException {
        String written =
                MAPPER.writer(
                                        new DefaultPrettyPrinter()
                                                .withObjectIndenter(INDENTER)
                                                .withArrayIndenter(INDENTER))
                                .writeValueAsString(described())
                        + "\n";
        if (System.getProperty("snap") != null) {
            Files.writeString(FILE, written);
        }
        assertEquals(Files.readString(FILE), written, FILE + " differs; -Dsnap writes it anew");
    }

    private static ObjectNode described() throws IOException {
        JsonNode components =
                MAPPER.readTree(given().accept(ContentType.JSON).get("/q/openapi-made").asString())
                        .at("/components/schemas");
        JsonNode root = components.get(ComparisonDocument.class.getSimpleName());
        Map<String, JsonNode> parts = new TreeMap<>();
        collect(root, components, parts);
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", ComparisonDocument.SCHEMA);
        schema.put("title", "Comparison of session setups");
        schema.setAll((ObjectNode) root);
        schema.set("$defs", MAPPER.valueToTree(parts));
        return (ObjectNode)
                MAPPER.readTree(schema.toString().replace("\"" + COMPONENTS, "\"#/$defs/"));
    }

    /** What the schema refers to, and what that refers to. */
    private static void collect(JsonNode schema, JsonNode components, Map<String, JsonNode> parts) {
        String reference = schema.path("$ref").asText();
        if (reference.startsWith(COMPONENTS)) {
            String name = reference.substring(COMPONENTS.length());
            if (parts.putIfAbsent(name, components.get(name)) == null) {
                collect(components.get(name), components, parts);
            }
        }
        schema.forEach(part -> collect(part, components, parts));
    }
}
