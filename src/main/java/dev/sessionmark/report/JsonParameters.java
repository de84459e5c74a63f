package dev.sessionmark.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.PlanRequest;
import java.time.Duration;
import java.util.TreeMap;

/** What was run, and where, as JSON: enough to run it again. */
final class JsonParameters {

    private static final ObjectMapper PLANS = new ObjectMapper();

    private JsonParameters() {}

    /** The plan as the API takes it: post it to measure the same again. */
    static ObjectNode parameters(ExperimentPlan plan) {
        return PLANS.valueToTree(PlanRequest.of(plan));
    }

    static ObjectNode environment(Environment environment) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("cpu", environment.cpu());
        node.put("cores", environment.cores());
        node.put("memoryMiB", environment.memoryMiB());
        node.put("os", environment.os());
        node.put("java", environment.java());
        node.put("generatorTransport", environment.transports().generator());
        node.put("proxyTransport", environment.transports().proxy());
        node.put("sutTransport", environment.transports().sut());
        node.put("sutHeap", environment.sutHeap());
        node.put("postgresVersion", environment.postgresVersion());
        ObjectNode settings = node.putObject("postgresSettings");
        new TreeMap<>(environment.postgresSettings()).forEach(settings::put);
        return node;
    }

    static void putMs(ObjectNode node, String name, Duration duration) {
        JsonNumbers.put(node, name, duration == null ? Double.NaN : duration.toNanos() / 1e6);
    }

    static void putSeconds(ObjectNode node, String name, Duration duration) {
        JsonNumbers.put(node, name, duration == null ? Double.NaN : duration.toNanos() / 1e9);
    }
}
