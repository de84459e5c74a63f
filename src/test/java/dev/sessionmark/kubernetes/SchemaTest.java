package dev.sessionmark.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is rendered is what Kubernetes, the Gateway API and CloudNativePG know. No artifact holds
 * the schema of CloudNativePG's Cluster: ours has the fields that are used, written by hand.
 */
class SchemaTest {

    private static final Path CLUSTER =
            Path.of("src", "test", "resources", "kubernetes", "cluster.schema.json");

    @ParameterizedTest
    @MethodSource("dev.sessionmark.kubernetes.Manifests#installations")
    void everyObjectIsOfItsType(String installation) throws IOException {
        List<JsonNode> all = Manifests.of(installation).all();
        assertFalse(all.isEmpty());
        for (JsonNode object : all) {
            if (object.path("kind").asText().equals("Cluster")) {
                assertEquals(List.of(), clusterErrors(object));
            } else {
                KubernetesTypes.check(object);
            }
        }
    }

    @Test
    void aMisspeltFieldIsFound() {
        JsonNode deployment = Manifests.of("local").one("Deployment", "sessionmark");
        ((ObjectNode) deployment.at("/spec/template/spec")).put("hostnetwork", true);
        assertThrows(UnrecognizedPropertyException.class, () -> KubernetesTypes.check(deployment));
    }

    @Test
    void aMisspeltFieldOfTheClusterIsFound() throws IOException {
        JsonNode cluster = Manifests.of("production").one("Cluster", "sessionmark-postgres");
        ((ObjectNode) cluster.path("spec")).put("instance", 3);
        assertEquals(1, clusterErrors(cluster).size());
    }

    private static List<String> clusterErrors(JsonNode cluster) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(CLUSTER));
        return schema.validate(cluster.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
