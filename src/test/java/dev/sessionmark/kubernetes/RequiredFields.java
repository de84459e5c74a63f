package dev.sessionmark.kubernetes;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The fields that the schemas of Kubernetes and of the Gateway API require, which the types of
 * Fabric8 do not know. Of every type that a manifest here may use; by the simple name of the type.
 */
final class RequiredFields {

    static final Map<String, List<String>> OF_TYPE =
            Map.ofEntries(
                    Map.entry("ConfigMapKeySelector", List.of("key")),
                    Map.entry("Container", List.of("name")),
                    Map.entry("ContainerPort", List.of("containerPort")),
                    Map.entry("DeploymentSpec", List.of("selector", "template")),
                    Map.entry("EnvVar", List.of("name")),
                    Map.entry("GRPCAction", List.of("port")),
                    Map.entry("HTTPBackendRef", List.of("name")),
                    Map.entry("HTTPGetAction", List.of("port")),
                    Map.entry("HTTPHeader", List.of("name", "value")),
                    Map.entry("HTTPIngressPath", List.of("backend", "pathType")),
                    Map.entry("HTTPIngressRuleValue", List.of("paths")),
                    Map.entry("HTTPPathModifier", List.of("type")),
                    Map.entry("HTTPRoute", List.of("spec")),
                    Map.entry("HTTPRouteFilter", List.of("type")),
                    Map.entry("IPBlock", List.of("cidr")),
                    Map.entry("IngressServiceBackend", List.of("name")),
                    Map.entry("KeyToPath", List.of("key", "path")),
                    Map.entry("LabelSelectorRequirement", List.of("key", "operator")),
                    Map.entry("NetworkPolicySpec", List.of("podSelector")),
                    Map.entry("ObjectFieldSelector", List.of("fieldPath")),
                    Map.entry("ParentReference", List.of("name")),
                    Map.entry("PersistentVolumeClaimVolumeSource", List.of("claimName")),
                    Map.entry("PodAffinityTerm", List.of("topologyKey")),
                    Map.entry("PodSpec", List.of("containers")),
                    Map.entry("SeccompProfile", List.of("type")),
                    Map.entry("SecretKeySelector", List.of("key")),
                    Map.entry("ServicePort", List.of("port")),
                    Map.entry("StatefulSetSpec", List.of("selector", "template", "serviceName")),
                    Map.entry("TCPSocketAction", List.of("port")),
                    Map.entry(
                            "TopologySpreadConstraint",
                            List.of("maxSkew", "topologyKey", "whenUnsatisfiable")),
                    Map.entry("Volume", List.of("name")),
                    Map.entry("VolumeMount", List.of("name", "mountPath")),
                    Map.entry("WeightedPodAffinityTerm", List.of("weight", "podAffinityTerm")));

    private final ObjectMapper mapper;

    RequiredFields(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The places of an object of this type where a required field is not there. */
    List<String> missing(JsonNode object, Class<?> type) {
        List<String> missing = new ArrayList<>();
        if (object.at("/metadata/name").asText().isEmpty()) {
            missing.add("/metadata/name");
        }
        look("", object, mapper.constructType(type), missing);
        return missing;
    }

    private void look(String place, JsonNode node, JavaType type, List<String> missing) {
        if (type.isContainerType()) {
            // A list's elements, or a map's values.
            int index = 0;
            for (JsonNode element : node) {
                look(place + "/" + index, element, type.getContentType(), missing);
                index++;
            }
        } else if (node.isObject()) {
            for (String field :
                    OF_TYPE.getOrDefault(type.getRawClass().getSimpleName(), List.of())) {
                // An empty selector is there, and selects everything; an empty list is nothing.
                if (!node.hasNonNull(field)
                        || node.get(field).isArray() && node.get(field).isEmpty()) {
                    missing.add(place + "/" + field);
                }
            }
            BeanDescription description = mapper.getDeserializationConfig().introspect(type);
            for (BeanPropertyDefinition property : description.findProperties()) {
                if (node.has(property.getName())) {
                    look(
                            place + "/" + property.getName(),
                            node.get(property.getName()),
                            property.getPrimaryType(),
                            missing);
                }
            }
        }
    }
}
