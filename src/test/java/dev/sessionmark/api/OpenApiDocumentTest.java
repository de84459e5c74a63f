package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.report.json.ComparisonDocument;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The stored description of the API is what the annotations of the resources say, and the published
 * schema of the comparison says what that says: OpenAPI 3.1 describes JSON by JSON Schema. Written
 * anew with {@code -Dsnap}.
 */
@QuarkusTest
class OpenApiDocumentTest {

    private static final Path API =
            Path.of("src", "main", "resources", "dev", "sessionmark", "api", "openapi.json");
    private static final Path COMPARISON =
            Path.of("src/main/resources/META-INF/resources/schema/comparison-3.json");
    private static final String REFERENCE = "#/components/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    @Test
    void theStoredDescriptionIsThatOfTheResources() throws IOException {
        isStored(API, JSON.writerWithDefaultPrettyPrinter(), ofTheProgram());
    }

    @Test
    void thePublishedSchemaOfTheComparisonIsThatOfTheApi() throws IOException {
        JsonNode components = made().at("/components/schemas");
        JsonNode root = components.get(ComparisonDocument.class.getSimpleName());
        Map<String, JsonNode> parts = new TreeMap<>();
        collect(root, components, parts);
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", ComparisonDocument.SCHEMA);
        schema.put("title", "Comparison of session setups");
        schema.setAll((ObjectNode) root);
        schema.set("$defs", JSON.valueToTree(parts));
        isStored(
                COMPARISON,
                JSON.writer(
                        new DefaultPrettyPrinter()
                                .withObjectIndenter(INDENTER)
                                .withArrayIndenter(INDENTER)),
                JSON.readTree(schema.toString().replace("\"" + REFERENCE, "\"#/$defs/")));
    }

    private static void isStored(Path file, ObjectWriter writer, JsonNode made) throws IOException {
        if (System.getProperty("snap") != null) {
            Files.writeString(file, writer.writeValueAsString(made) + "\n");
        }
        // Both are long: a message with them would be of no use.
        assertTrue(
                made.equals(JSON.readTree(file.toFile())),
                file + " differs; -Dsnap writes it anew");
    }

    /** Without what only the tests have: resources of their own, and the address of the server. */
    private static ObjectNode ofTheProgram() throws IOException {
        ObjectNode made = made();
        made.remove("servers");
        ObjectNode paths = (ObjectNode) made.path("paths");
        List<String> own = new ArrayList<>();
        paths.fieldNames().forEachRemaining(own::add);
        paths.remove(own.stream().filter(path -> path.startsWith("/test/")).toList());
        ObjectNode schemas = (ObjectNode) made.at("/components/schemas");
        Map<String, JsonNode> used = new TreeMap<>();
        collect(paths, schemas, used);
        schemas.retain(used.keySet());
        return made;
    }

    private static ObjectNode made() throws IOException {
        return (ObjectNode)
                JSON.readTree(given().accept(ContentType.JSON).get("/q/openapi-made").asString());
    }

    /** What the description refers to, and what that refers to. */
    private static void collect(JsonNode node, JsonNode schemas, Map<String, JsonNode> used) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith(REFERENCE)) {
            String name = reference.substring(REFERENCE.length());
            if (used.putIfAbsent(name, schemas.get(name)) == null) {
                collect(schemas.get(name), schemas, used);
            }
        }
        node.forEach(part -> collect(part, schemas, used));
    }
}
