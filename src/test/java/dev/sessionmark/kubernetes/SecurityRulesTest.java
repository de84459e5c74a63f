package dev.sessionmark.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every installation keeps to, as rendered. */
class SecurityRulesTest {

    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void everyPodFitsTheRestrictedProfile(String installation) {
        List<JsonNode> pods = Manifests.of(installation).pods().toList();
        assertFalse(pods.isEmpty());
        for (JsonNode pod : pods) {
            assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
            assertEquals("RuntimeDefault", pod.at("/securityContext/seccompProfile/type").asText());
            assertTrue(pod.path("automountServiceAccountToken").isBoolean());
            assertFalse(pod.path("automountServiceAccountToken").asBoolean());
            for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
                assertFalse(pod.path(host).asBoolean(), host);
            }
            for (JsonNode volume : pod.path("volumes")) {
                assertFalse(volume.has("hostPath"), volume::toString);
            }
            assertFalse(pod.path("containers").isEmpty());
            for (JsonNode container : pod.path("containers")) {
                JsonNode context = container.path("securityContext");
                assertTrue(context.path("allowPrivilegeEscalation").isBoolean());
                assertFalse(context.path("allowPrivilegeEscalation").asBoolean());
                assertFalse(context.path("privileged").asBoolean());
                assertTrue(context.path("readOnlyRootFilesystem").asBoolean());
                assertEquals("[\"ALL\"]", context.at("/capabilities/drop").toString());
                assertTrue(context.at("/capabilities/add").isMissingNode());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void secretsAreFiles(String installation) {
        Manifests manifests = Manifests.of(installation);
        assertEquals(0, manifests.kind("Secret").count());
        manifests
                .pods()
                .flatMap(pod -> Manifests.stream(pod.path("containers")))
                .forEach(
                        container -> {
                            assertTrue(container.path("envFrom").isMissingNode());
                            for (JsonNode variable : container.path("env")) {
                                assertTrue(
                                        variable.at("/valueFrom/secretKeyRef").isMissingNode(),
                                        variable::toString);
                                assertFalse(
                                        variable.path("value").asText().contains("://"),
                                        variable::toString);
                            }
                        });
    }

    /** A cluster that assigns them refuses others. The image has a number that is not root's. */
    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void userAndGroupAreTheClustersToChoose(String installation) {
        Manifests manifests = Manifests.of(installation);
        for (JsonNode context :
                List.of(
                        manifests.pod().path("securityContext"),
                        manifests.container().path("securityContext"))) {
            for (String id : List.of("runAsUser", "runAsGroup", "fsGroup", "supplementalGroups")) {
                assertTrue(context.path(id).isMissingNode(), id);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "ingress", "monitored"})
    void whatIsMeasuredHasWholeCoresOfItsOwn(String installation) {
        JsonNode resources = Manifests.of(installation).container().path("resources");
        assertEquals(resources.path("limits"), resources.path("requests"));
        assertEquals("4", resources.at("/limits/cpu").asText());
        assertTrue(resources.at("/limits/memory").isTextual());
    }

    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void probesAskTheManagementPortWhichNoServiceHas(String installation) {
        Manifests manifests = Manifests.of(installation);
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            assertEquals(
                    "management",
                    manifests.container().path(probe).at("/httpGet/port").asText(),
                    probe);
        }
        assertTrue(manifests.kind("Service").findAny().isPresent());
        manifests
                .kind("Service")
                .flatMap(service -> Manifests.stream(service.at("/spec/ports")))
                .forEach(
                        port ->
                                assertFalse(
                                        List.of("management", "9000")
                                                .contains(port.path("targetPort").asText()),
                                        port::toString));
    }

    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void theNetworkIsClosedButForWhatIsNamed(String installation) {
        Manifests manifests = Manifests.of(installation);
        JsonNode policy = manifests.one("NetworkPolicy", "sessionmark").path("spec");
        assertEquals("[\"Ingress\",\"Egress\"]", policy.path("policyTypes").toString());
        for (JsonNode rule : policy.path("ingress")) {
            assertFalse(rule.path("from").isEmpty(), "from everywhere");
            assertTrue(List.of(8080, 9000).contains(rule.at("/ports/0/port").asInt()));
            assertEquals(1, rule.path("ports").size());
            if (rule.at("/ports/0/port").asInt() == 9000) {
                assertEquals(
                        "prometheus",
                        rule.at("/from/0/podSelector/matchLabels/app.kubernetes.io~1name")
                                .asText());
            }
        }
        for (JsonNode rule : policy.path("egress")) {
            assertFalse(rule.path("to").isEmpty(), "to everywhere");
            assertFalse(rule.path("ports").isEmpty(), "to every port");
            for (JsonNode port : rule.path("ports")) {
                assertTrue(List.of(53, 5432).contains(port.path("port").asInt()), rule::toString);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void nothingBlocksADrainAndNothingScales(String installation) {
        Manifests manifests = Manifests.of(installation);
        JsonNode budget = manifests.one("PodDisruptionBudget", "sessionmark").path("spec");
        assertEquals(1, budget.path("maxUnavailable").asInt());
        assertTrue(budget.path("minAvailable").isMissingNode());
        assertEquals(0, manifests.kind("HorizontalPodAutoscaler").count());
    }
}
