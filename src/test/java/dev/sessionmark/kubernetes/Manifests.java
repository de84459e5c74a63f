package dev.sessionmark.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What {@code kubectl kustomize} makes of a folder.
 *
 * @param all the objects, in its order
 */
record Manifests(List<JsonNode> all) {

    private static final Path SCRATCH = Path.of("target", "kubernetes");
    private static final long PATIENCE_SECONDS = 60;

    /** Renders every installation that is described: the overlays, and production by a gateway. */
    static Stream<String> installations() {
        return Stream.of("local", "production", "gateway");
    }

    /** Renders one of {@link #installations}; skips the test where there is no kubectl. */
    static Manifests of(String installation) {
        try {
            return installation.equals("gateway")
                    ? render(behindAGateway())
                    : render(Path.of("k8s", "overlays", installation));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The only object of this kind and name. */
    JsonNode one(String kind, String name) {
        List<JsonNode> found =
                kind(kind).filter(o -> o.at("/metadata/name").asText().equals(name)).toList();
        assertEquals(1, found.size(), kind + " " + name);
        return found.getFirst();
    }

    Stream<JsonNode> kind(String kind) {
        return all.stream().filter(o -> o.path("kind").asText().equals(kind));
    }

    /** The specification of every pod that is described. */
    Stream<JsonNode> pods() {
        return all.stream().map(o -> o.at("/spec/template/spec")).filter(JsonNode::isObject);
    }

    private static Path behindAGateway() throws IOException {
        Path folder = Files.createDirectories(SCRATCH.resolve("gateway"));
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: sessionmark
                resources:
                  - ../../../k8s/base
                components:
                  - ../../../k8s/components/gateway
                """);
        return folder;
    }

    private static Manifests render(Path folder) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "kubectl"))),
                "there is no kubectl in the PATH: apt-get install kubectl");
        Files.createDirectories(SCRATCH);
        Path out = Files.createTempFile(SCRATCH, "rendered", ".yaml");
        Process kubectl =
                new ProcessBuilder("kubectl", "kustomize", folder.toString())
                        .redirectOutput(out.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            assertTrue(kubectl.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "kubectl hangs");
            assertEquals(0, kubectl.exitValue(), "kubectl kustomize " + folder);
            YAMLMapper yaml = new YAMLMapper();
            try (var documents =
                    yaml.readerFor(JsonNode.class).<JsonNode>readValues(out.toFile())) {
                return new Manifests(documents.readAll());
            }
        } finally {
            kubectl.destroyForcibly();
            Files.deleteIfExists(out);
        }
    }
}
