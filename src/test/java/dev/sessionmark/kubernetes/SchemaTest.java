package dev.sessionmark.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is rendered is what Kubernetes, the Gateway API, CloudNativePG and the Prometheus operator
 * know. No artifact holds the schemas of the last two: ours have the fields that are used, written
 * by hand.
 */
class SchemaTest {

    private static final Path SCHEMAS = Path.of("src", "test", "resources", "kubernetes");
    private static final Set<String> BY_HAND = Set.of("Cluster", "PodMonitor", "PrometheusRule");

    @ParameterizedTest
    @MethodSource(Manifests.INSTALLATIONS)
    void everyObjectIsOfItsType(String installation) throws IOException {
        List<JsonNode> all = Manifests.of(installation).all();
        assertFalse(all.isEmpty());
        for (JsonNode object : all) {
            if (BY_HAND.contains(object.path("kind").asText())) {
                assertEquals(List.of(), errors(object));
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

    @ParameterizedTest
    @CsvSource({
        "Deployment, /metadata, name",
        "Deployment, /spec, selector",
        "Deployment, /spec/template/spec, containers",
        "Deployment, /spec/template/spec/containers/0, name",
        "Deployment, /spec/template/spec/containers/0/env/0, name",
        "Deployment, /spec/template/spec/containers/0/ports/1, containerPort",
        "Deployment, /spec/template/spec/containers/0/livenessProbe/httpGet, port",
        "Deployment, /spec/template/spec/containers/0/volumeMounts/0, mountPath",
        "Deployment, /spec/template/spec/securityContext/seccompProfile, type",
        "Deployment, /spec/template/spec/topologySpreadConstraints/0, maxSkew",
        "Deployment, /spec/template/spec/volumes/1, name",
        "Deployment, /spec/template/spec/volumes/0/secret/items/0, path",
        "Service, /spec/ports/0, port",
        "Ingress, /spec/rules/0/http/paths/0, pathType",
        "Ingress, /spec/rules/0/http/paths/0/backend/service, name",
        "NetworkPolicy, /spec, podSelector",
        "HTTPRoute, /spec/parentRefs/0, name",
        "HTTPRoute, /spec/rules/0/backendRefs/0, name",
    })
    void aRequiredFieldThatIsNotThereIsFound(String kind, String place, String field) {
        String installation = kind.equals("Ingress") ? "ingress" : "production";
        JsonNode object = Manifests.of(installation).one(kind, "sessionmark");
        ObjectNode at = (ObjectNode) object.at(place);
        assertNotNull(at.remove(field), object::toString);
        AssertionError found =
                assertThrows(AssertionError.class, () -> KubernetesTypes.check(object));
        assertTrue(found.getMessage().contains("[" + place + "/" + field + "]"), found::getMessage);
    }

    @ParameterizedTest
    @CsvSource({
        "Cluster, sessionmark-postgres, instances",
        "PodMonitor, sessionmark, selector",
        "PrometheusRule, sessionmark, groups",
    })
    void theSchemasByHandFindWhatIsMisspeltAndWhatIsNotThere(String kind, String name, String field)
            throws IOException {
        JsonNode object = Manifests.of("monitored").one(kind, name);
        ObjectNode spec = (ObjectNode) object.path("spec");
        spec.set(field + "s", spec.get(field));
        assertEquals(1, errors(object).size());
        spec.remove(field);
        assertEquals(2, errors(object).size());
    }

    private static List<String> errors(JsonNode object) throws IOException {
        String file = object.path("kind").asText().toLowerCase(Locale.ROOT) + ".schema.json";
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMAS.resolve(file)));
        return schema.validate(object.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /**
     * The types that Fabric8 generates from the schemas of Kubernetes and of the Gateway API: names
     * and types of fields. Which of them are required they do not know: see {@link RequiredFields}.
     */
    private static final class KubernetesTypes {

        private static final Map<String, Class<?>> TYPES =
                Map.of(
                        "v1/ConfigMap", ConfigMap.class,
                        "v1/Namespace", Namespace.class,
                        "v1/Service", Service.class,
                        "v1/ServiceAccount", ServiceAccount.class,
                        "apps/v1/Deployment", Deployment.class,
                        "apps/v1/StatefulSet", StatefulSet.class,
                        "networking.k8s.io/v1/Ingress", Ingress.class,
                        "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
                        "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class,
                        "gateway.networking.k8s.io/v1/HTTPRoute", HTTPRoute.class);

        private static final ObjectMapper STRICT =
                new ObjectMapper()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .setAnnotationIntrospector(new NothingElse());

        private KubernetesTypes() {}

        /** Reads it as what it says it is. */
        static void check(JsonNode object) throws JsonProcessingException {
            String name = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
            Class<?> type = TYPES.get(name);
            if (type == null) {
                throw new AssertionError("no schema for " + name);
            }
            STRICT.treeToValue(object, type);
            List<String> missing = new RequiredFields(STRICT).missing(object, type);
            if (!missing.isEmpty()) {
                throw new AssertionError(name + " has no " + missing);
            }
        }

        /** The types keep what they do not know; here that is an error. */
        private static final class NothingElse extends JacksonAnnotationIntrospector {
            private static final long serialVersionUID = 1;

            @Override
            public Boolean hasAnySetter(Annotated member) {
                return false;
            }
        }
    }
}
