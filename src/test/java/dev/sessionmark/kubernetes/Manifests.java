package dev.sessionmark.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What {@code kubectl kustomize} makes of a folder.
 *
 * @param all the objects, in its order
 */
record Manifests(List<JsonNode> all) {

    /** Where {@link #installations} is, for a test of each. */
    static final String INSTALLATIONS = "dev.sessionmark.kubernetes.Manifests#installations";

    private static final Path SCRATCH = Path.of("target", "kubernetes");
    private static final Path MONITORING =
            Path.of("k8s", "components", "monitoring", "kustomization.yaml");
    private static final long PATIENCE_SECONDS = 60;
    private static final Map<String, Manifests> RENDERED = new ConcurrentHashMap<>();

    /**
     * Every installation that is described: the overlays, the one behind an ingress, and production
     * with what its monitoring needs.
     */
    static Stream<String> installations() {
        return Stream.of("local", "production", "ingress", "monitored");
    }

    /**
     * One of {@link #installations}, for the test to change; skips it where there is no kubectl.
     */
    static Manifests of(String installation) {
        List<JsonNode> rendered = RENDERED.computeIfAbsent(installation, Manifests::rendered).all();
        return new Manifests(rendered.stream().<JsonNode>map(JsonNode::deepCopy).toList());
    }

    private static Manifests rendered(String installation) {
        try {
            return render(
                    switch (installation) {
                        case "ingress" -> behindAnIngress();
                        case "monitored" -> monitored();
                        default -> Path.of("k8s", "overlays", installation);
                    });
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

    /** The service's own. */
    JsonNode deployment() {
        return one("Deployment", "sessionmark");
    }

    /** The specification of its pod. */
    JsonNode pod() {
        return deployment().at("/spec/template/spec");
    }

    /** The container in it. */
    JsonNode container() {
        return pod().at("/containers/0");
    }

    /** The elements of a list. */
    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Whoever has these labels is selected, and not everybody. */
    static void assertSelects(JsonNode selector, JsonNode labels) {
        assertFalse(selector.isEmpty(), "everything");
        selector.properties()
                .forEach(
                        label ->
                                assertEquals(
                                        label.getValue(),
                                        labels.path(label.getKey()),
                                        label::toString));
    }

    private static Path behindAnIngress() throws IOException {
        Path folder = Files.createDirectories(SCRATCH.resolve("ingress"));
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                """
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                namespace: sessionmark
                resources:
                  - ../../../k8s/base
                components:
                  - ../../../k8s/components/ingress
                """);
        return folder;
    }

    /** The overlay that the component's own comment tells its reader to write. */
    private static Path monitored() throws IOException {
        Path folder = Files.createDirectories(SCRATCH.resolve("monitored"));
        String told =
                Files.readAllLines(MONITORING).stream()
                        .filter(line -> line.startsWith("#   "))
                        .map(line -> line.substring("#   ".length()))
                        .map(line -> line.replace("../../components/", "../../../k8s/components/"))
                        .map(
                                line ->
                                        line.replace(
                                                "../production",
                                                "../../../k8s/overlays/production"))
                        .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n" + told);
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
