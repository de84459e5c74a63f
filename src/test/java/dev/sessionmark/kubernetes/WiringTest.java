package dev.sessionmark.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What names something else names what is there: labels, ports, secrets, files, as rendered. */
class WiringTest {

    private static final String TRUSTED = "QUARKUS_HTTP_PROXY_TRUSTED_PROXIES";

    /** One in another namespace would select nothing, and nobody would notice. */
    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void everythingIsInOneNamespace(String installation) {
        for (JsonNode object : Manifests.of(installation).all()) {
            if (!object.path("kind").asText().equals("Namespace")) {
                assertEquals(
                        "sessionmark", object.at("/metadata/namespace").asText(), object::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void whatSelectsThePodSelectsIt(String installation) {
        Manifests manifests = Manifests.of(installation);
        JsonNode labels = manifests.deployment().at("/spec/template/metadata/labels");
        for (JsonNode selector :
                List.of(
                        manifests.one("Service", "sessionmark").at("/spec/selector"),
                        manifests.deployment().at("/spec/selector/matchLabels"),
                        manifests
                                .one("PodDisruptionBudget", "sessionmark")
                                .at("/spec/selector/matchLabels"),
                        manifests
                                .one("NetworkPolicy", "sessionmark")
                                .at("/spec/podSelector/matchLabels"),
                        manifests
                                .pod()
                                .at("/topologySpreadConstraints/0/labelSelector/matchLabels"))) {
            Manifests.assertSelects(selector, labels);
        }
    }

    /** From outside to the container, by the names of ports. */
    @ParameterizedTest
    @CsvSource({"production, gateway", "monitored, gateway", "ingress, ingress-nginx"})
    void theWayInLeadsToTheContainer(String installation, String proxys) {
        Manifests manifests = Manifests.of(installation);
        JsonNode port = manifests.one("Service", "sessionmark").at("/spec/ports/0");
        if (proxys.equals("gateway")) {
            assertEquals(0, manifests.kind("Ingress").count());
            JsonNode backend =
                    manifests.one("HTTPRoute", "sessionmark").at("/spec/rules/0/backendRefs/0");
            assertEquals("sessionmark", backend.path("name").asText());
            assertEquals(port.path("port").asInt(), backend.path("port").asInt());
        } else {
            JsonNode spec = manifests.one("Ingress", "sessionmark").path("spec");
            JsonNode backend = spec.at("/rules/0/http/paths/0/backend/service");
            assertEquals("sessionmark", backend.path("name").asText());
            assertEquals(port.path("name"), backend.at("/port/name"));
            assertEquals(spec.at("/rules/0/host"), spec.at("/tls/0/hosts/0"));
        }
        JsonNode listening =
                Manifests.stream(manifests.container().path("ports"))
                        .filter(one -> one.path("name").equals(port.path("targetPort")))
                        .findFirst()
                        .orElseThrow();
        assertTrue(
                Manifests.stream(manifests.one("NetworkPolicy", "sessionmark").at("/spec/ingress"))
                        .filter(
                                rule ->
                                        rule.at("/ports/0/port")
                                                .equals(listening.path("containerPort")))
                        .flatMap(rule -> Manifests.stream(rule.path("from")))
                        .anyMatch(
                                from ->
                                        from.at(
                                                        "/namespaceSelector/matchLabels"
                                                                + "/kubernetes.io~1metadata.name")
                                                .asText()
                                                .equals(proxys)),
                "the network policy keeps the proxy out");
        // Without any of them every client is believed what it says to have been forwarded.
        assertEquals(
                List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"),
                Manifests.stream(manifests.container().path("env"))
                        .filter(one -> one.path("name").asText().equals(TRUSTED))
                        .flatMap(one -> Stream.of(one.path("value").asText().split(",")))
                        .toList());
    }

    /** CloudNativePG makes the secret NAME-app, with the key uri, and labels the pods as told. */
    @Test
    void theServiceReadsTheSecretOfTheClusterAndReachesIt() {
        Manifests manifests = Manifests.of("production");
        JsonNode cluster = manifests.kind("Cluster").findFirst().orElseThrow();
        String name = cluster.at("/metadata/name").asText();
        JsonNode secret = volume(manifests, "database").path("secret");
        assertEquals(name + "-app", secret.path("secretName").asText());
        assertEquals("uri", secret.at("/items/0/key").asText());
        Manifests.assertSelects(
                wayOutTo5432(manifests), cluster.at("/spec/inheritedMetadata/labels"));
        assertEquals(cluster.at("/spec/resources/limits"), cluster.at("/spec/resources/requests"));

        JsonNode policy = manifests.one("NetworkPolicy", name).path("spec");
        assertEquals(name, policy.at("/podSelector/matchLabels/cnpg.io~1cluster").asText());
        Manifests.assertSelects(
                policy.at("/ingress/0/from/0/podSelector/matchLabels"),
                manifests.deployment().at("/spec/template/metadata/labels"));
        for (JsonNode rule : policy.path("ingress")) {
            assertFalse(rule.path("from").isEmpty(), "from everywhere");
        }
    }

    @Test
    void theServiceReachesTheDatabaseBesideIt() {
        Manifests manifests = Manifests.of("local");
        JsonNode postgres = manifests.one("StatefulSet", "postgres");
        JsonNode labels = postgres.at("/spec/template/metadata/labels");
        Manifests.assertSelects(wayOutTo5432(manifests), labels);
        Manifests.assertSelects(manifests.one("Service", "postgres").at("/spec/selector"), labels);
        assertEquals(
                volume(manifests, "database").at("/secret/secretName"),
                Manifests.stream(postgres.at("/spec/template/spec/volumes"))
                        .filter(volume -> volume.path("name").asText().equals("password"))
                        .findFirst()
                        .orElseThrow()
                        .at("/secret/secretName"));
        Manifests.assertSelects(
                manifests
                        .one("NetworkPolicy", "postgres")
                        .at("/spec/ingress/0/from/0/podSelector/matchLabels"),
                manifests.deployment().at("/spec/template/metadata/labels"));
    }

    /** The cluster's own DNS, and the caches that a node may have before it. */
    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void namesAreAskedForWhereverTheClusterAnswers(String installation) {
        JsonNode policy = Manifests.of(installation).one("NetworkPolicy", "sessionmark");
        List<JsonNode> rules =
                Manifests.stream(policy.at("/spec/egress"))
                        .filter(rule -> rule.at("/ports/0/port").asInt() == 53)
                        .toList();
        assertEquals(1, rules.size());
        assertEquals(
                List.of("UDP", "TCP"), rules.getFirst().path("ports").findValuesAsText("protocol"));
        JsonNode to = rules.getFirst().path("to");
        assertEquals(List.of("kube-dns", "node-local-dns"), to.findValuesAsText("k8s-app"));
        assertEquals(List.of("169.254.20.10/32"), to.findValuesAsText("cidr"));
    }

    /** The file that a variable names is one that a secret puts there. */
    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void everyFileThatIsNamedIsMounted(String installation) {
        Manifests manifests = Manifests.of(installation);
        JsonNode container = manifests.container();
        Set<String> mounted =
                Manifests.stream(container.path("volumeMounts"))
                        .flatMap(
                                mount ->
                                        Manifests.stream(
                                                        volume(
                                                                        manifests,
                                                                        mount.path("name").asText())
                                                                .at("/secret/items"))
                                                .map(
                                                        item ->
                                                                mount.path("mountPath").asText()
                                                                        + "/"
                                                                        + item.path("path")
                                                                                .asText()))
                        .collect(Collectors.toSet());
        Set<String> named =
                Manifests.stream(container.path("env"))
                        .filter(variable -> variable.path("name").asText().endsWith("_FILE"))
                        .map(variable -> variable.path("value").asText())
                        .collect(Collectors.toSet());
        assertEquals(2, named.size());
        assertEquals(named, mounted);
    }

    private static JsonNode wayOutTo5432(Manifests manifests) {
        return Manifests.stream(manifests.one("NetworkPolicy", "sessionmark").at("/spec/egress"))
                .filter(rule -> rule.at("/ports/0/port").asInt() == 5432)
                .findFirst()
                .orElseThrow()
                .at("/to/0/podSelector/matchLabels");
    }

    private static JsonNode volume(Manifests manifests, String name) {
        return Manifests.stream(manifests.pod().path("volumes"))
                .filter(volume -> volume.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
