package dev.sessionmark.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The types that Fabric8 generates from the schemas of Kubernetes and of the Gateway API: names and
 * types of fields. Which of them are required they do not know: see {@link RequiredFields}.
 */
final class KubernetesTypes {

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

    /** The classes of the objects. */
    static Collection<Class<?>> all() {
        return TYPES.values();
    }

    /** Knows what is in them. */
    static ObjectMapper mapper() {
        return STRICT;
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
