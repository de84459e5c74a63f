package dev.sessionmark.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sessionmark.report.json.ComparisonDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * Checks JSON against the published schema. Stricter than it in one point: a name it does not know
 * is an error, so that none is forgotten there.
 */
final class SchemaCheck {

    private static final Schema STRICT =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(closed(published()));

    private SchemaCheck() {}

    /** What is wrong, each with its place; empty when nothing is. */
    static List<String> errors(JsonNode json) {
        return STRICT
                .validate(json, run -> run.executionConfig(c -> c.formatAssertionsEnabled(true)))
                .stream()
                .map(SchemaCheck::text)
                .sorted()
                .toList();
    }

    /** The schema at the place its name says. */
    static JsonNode published() {
        String path = "/META-INF/resources" + URI.create(ComparisonDocument.SCHEMA).getPath();
        try (InputStream in = SchemaCheck.class.getResourceAsStream(path)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode closed(JsonNode schema) {
        if (schema instanceof ObjectNode object && schema.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(SchemaCheck::closed);
        return schema;
    }

    private static String text(Error error) {
        String name = error.getProperty() == null ? "" : " " + error.getProperty();
        return error.getInstanceLocation() + ": " + error.getKeyword() + name;
    }
}
