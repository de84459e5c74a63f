package dev.sessionmark.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.platform.postgres.EmbeddedDatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The stored description of the API is what the annotations of the resources say. Written anew with
 * {@code -Dsnap}.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiDocumentTest {

    private static final Path FILE =
            Path.of("src", "main", "resources", "dev", "sessionmark", "api", "openapi.json");
    private static final String REFERENCE = "#/components/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theStoredDescriptionIsThatOfTheResources() throws IOException {
        JsonNode made = made();
        if (System.getProperty("snap") != null) {
            Files.writeString(
                    FILE, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(made) + "\n");
        }
        // Both are long: a message with them would be of no use.
        assertTrue(
                made.equals(JSON.readTree(FILE.toFile())),
                FILE + " differs; -Dsnap writes it anew");
    }

    @Test
    void itNamesTheEndpointsOfAccessToo() throws IOException {
        JsonNode paths = made().path("paths");
        assertTrue(paths.path("/api/session").has("post"));
        assertTrue(paths.path("/api/experiments").has("post"));
    }

    /** Without what only the tests have: resources of their own, and the address of the server. */
    private static JsonNode made() throws IOException {
        ObjectNode made =
                (ObjectNode)
                        JSON.readTree(
                                given().accept(ContentType.JSON).get("/q/openapi-made").asString());
        made.remove("servers");
        ObjectNode paths = (ObjectNode) made.path("paths");
        List<String> own = new ArrayList<>();
        paths.fieldNames().forEachRemaining(own::add);
        paths.remove(own.stream().filter(path -> path.startsWith("/test/")).toList());
        ObjectNode schemas = (ObjectNode) made.at("/components/schemas");
        Set<String> used = new HashSet<>();
        collect(paths, schemas, used);
        schemas.retain(used);
        return made;
    }

    private static void collect(JsonNode node, JsonNode schemas, Set<String> used) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith(REFERENCE)) {
            String name = reference.substring(REFERENCE.length());
            if (used.add(name)) {
                collect(schemas.path(name), schemas, used);
            }
        }
        node.forEach(part -> collect(part, schemas, used));
    }
}
