package dev.sessionmark.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the component {@code monitoring} adds to an installation, as rendered. */
class MonitoringComponentTest {

    @Test
    void prometheusFindsTheManagementPortByItsName() {
        Manifests manifests = Manifests.of("monitored");
        JsonNode spec = manifests.one("PodMonitor", "sessionmark").path("spec");
        JsonNode labels = manifests.deployment().at("/spec/template/metadata/labels");
        Manifests.assertSelects(spec.at("/selector/matchLabels"), labels);
        assertTrue(labels.has(spec.path("jobLabel").asText()));
        JsonNode endpoint = spec.at("/podMetricsEndpoints/0");
        JsonNode port =
                Manifests.stream(manifests.container().path("ports"))
                        .filter(one -> one.path("name").equals(endpoint.path("port")))
                        .findFirst()
                        .orElseThrow();
        assertEquals(9000, port.path("containerPort").asInt());
        assertEquals("/q/metrics", endpoint.path("path").asText());
        assertTrue(
                Manifests.stream(manifests.one("NetworkPolicy", "sessionmark").at("/spec/ingress"))
                        .anyMatch(
                                rule ->
                                        rule.at("/ports/0/port")
                                                .equals(port.path("containerPort"))));
    }

    /** Who is found in two ways is scraped twice. */
    @Test
    void podsAreFoundInOneWayOnly() {
        for (String installation : Manifests.installations().toList()) {
            Manifests manifests = Manifests.of(installation);
            for (JsonNode object : manifests.all()) {
                for (String place : List.of("/metadata", "/spec/template/metadata")) {
                    object.at(place + "/annotations")
                            .fieldNames()
                            .forEachRemaining(
                                    name ->
                                            assertFalse(
                                                    name.startsWith("prometheus.io/"),
                                                    object::toString));
                }
            }
            assertEquals(0, manifests.kind("ServiceMonitor").count());
        }
        assertEquals(0, Manifests.of("production").kind("PodMonitor").count());
    }

    /** CloudNativePG's exporter has the port 9187, which it names metrics. */
    @Test
    void theMetricsOfTheDatabaseAreFoundAndLetThrough() {
        Manifests manifests = Manifests.of("monitored");
        JsonNode cluster = manifests.kind("Cluster").findFirst().orElseThrow();
        String name = cluster.at("/metadata/name").asText();
        JsonNode monitor = manifests.one("PodMonitor", name).path("spec");
        assertEquals(name, monitor.at("/selector/matchLabels/cnpg.io~1cluster").asText());
        assertEquals("metrics", monitor.at("/podMetricsEndpoints/0/port").asText());
        List<JsonNode> rules =
                Manifests.stream(manifests.one("NetworkPolicy", name).at("/spec/ingress"))
                        .filter(rule -> rule.at("/ports/0/port").asInt() == 9187)
                        .toList();
        assertEquals(1, rules.size());
        assertEquals(1, rules.getFirst().path("from").size());
        assertEquals(
                "prometheus",
                rules.getFirst()
                        .at("/from/0/podSelector/matchLabels/app.kubernetes.io~1name")
                        .asText());
    }

    /** As its installation by Helm selects them. */
    @Test
    void theOperatorFindsWhatItIsToTellPrometheus() {
        Manifests manifests = Manifests.of("monitored");
        for (String kind : List.of("PodMonitor", "PrometheusRule")) {
            assertEquals(
                    "kube-prometheus-stack",
                    manifests.one(kind, "sessionmark").at("/metadata/labels/release").asText());
        }
        JsonNode selector = manifests.deployment().at("/spec/selector/matchLabels");
        assertTrue(selector.path("release").isMissingNode(), "a selector cannot be changed later");
    }

    @Test
    void theAlertsAndTheDashboardAreThere() throws Exception {
        Manifests manifests = Manifests.of("monitored");
        JsonNode rules = manifests.one("PrometheusRule", "sessionmark").at("/spec/groups/0/rules");
        assertTrue(rules.size() >= 9);
        for (JsonNode rule : rules) {
            assertTrue(rule.at("/labels/severity").asText().matches("warning|critical"));
        }
        JsonNode dashboard = manifests.one("ConfigMap", "sessionmark-dashboard");
        assertEquals("1", dashboard.at("/metadata/labels/grafana_dashboard").asText());
        assertFalse(
                new ObjectMapper()
                        .readTree(dashboard.at("/data/dashboard.json").asText())
                        .path("panels")
                        .isEmpty());
    }
}
