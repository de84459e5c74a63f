package dev.sessionmark.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.LoadModel;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;

/** What was run, and where, as JSON: enough to run it again. */
final class JsonParameters {

    private JsonParameters() {}

    static ObjectNode parameters(ExperimentPlan plan) {
        boolean open = plan.load() == LoadModel.OPEN;
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode setups = node.putArray("setups");
        plan.setups().forEach(setups::add);
        node.put("workload", plan.workload());
        node.put("scale", plan.scale());
        node.put("load", plan.load().name().toLowerCase(Locale.ROOT));
        node.put("rateAuto", open && plan.rate() == 0);
        JsonNumbers.put(node, "ratePerSecond", open && plan.rate() > 0 ? plan.rate() : Double.NaN);
        node.put("arrivals", !open ? null : plan.poisson() ? "poisson" : "constant");
        node.put("users", open ? null : (Integer) plan.users());
        node.put("connections", plan.connections());
        node.put("pooledClient", plan.pooledClient());
        node.put("maxInFlight", plan.maxInFlight());
        putMs(node, "timeoutMs", plan.timeout());
        node.put("poolSize", plan.poolSize());
        ArrayNode latencies = node.putArray("dbLatenciesMs");
        plan.conditions().forEach(c -> latencies.add(JsonNumbers.rounded(c.dbLatencyMs())));
        putMs(node, "slowCallMs", plan.slowCall());
        putSeconds(node, "warmupSeconds", plan.warmup());
        putSeconds(node, "durationSeconds", plan.duration());
        node.put("trials", plan.trials());
        node.put("seed", plan.seed());
        node.put("aa", plan.aa());
        return node;
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
