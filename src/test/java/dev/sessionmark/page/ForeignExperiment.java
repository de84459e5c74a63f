package dev.sessionmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Made up: a setup beside a service that is no setup of this program, of which nothing is known
 * from inside. What is not known is null in one condition and left out in the others.
 */
final class ForeignExperiment {

    static final String ARM = "django";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> GROUPS = List.of("eventLoop", "connection", "cpuSeconds");
    private static final List<String> FIGURES =
            List.of("connectionType", "cpuMsPerRequest", "peakRssMiB", "poolSize", "eventLoops");

    private ForeignExperiment() {}

    static String comparison() {
        ObjectNode all =
                parsed(
                        Sweep.atOneRate(List.of("reactive-session", "blocking-on-event-loop"))
                                .put("id", "foreign")
                                .putNull("usualAdvice")
                                .toString()
                                .replace("reactive-session", "reactive-client")
                                .replace("blocking-on-event-loop", ARM));
        ((ObjectNode) all.get("parameters")).putNull("workload");
        ((ObjectNode) all.get("environment")).putNull("postgresVersion");
        for (JsonNode row : all.get("rows")) {
            if (row.get("setup").textValue().equals(ARM)) {
                forget((ObjectNode) row, row.get("condition").textValue().equals("0ms"));
            }
        }
        for (JsonNode condition : all.get("conditions")) {
            ((ObjectNode) condition.get("advised")).put("setup", ARM);
        }
        ArrayNode trials = all.putArray("trials");
        trials.addObject().put("number", 1).put("setup", "reactive-client").put("poolSize", 20);
        trials.addObject().put("number", 2).put("setup", ARM);
        return all.toString();
    }

    private static void forget(ObjectNode row, boolean byNull) {
        for (String name : GROUPS) {
            row.remove(name);
            if (byNull) {
                row.putNull(name);
            }
        }
        for (String name : FIGURES) {
            row.remove(name);
            if (byNull) {
                row.putNull(name);
            }
        }
        if (byNull) {
            row.put("connectionType", "http");
        }
    }

    /** Only the load generator has stamped its requests. */
    static String trace() {
        ObjectNode trial = JSON.createObjectNode().put("number", 2).put("setup", ARM);
        ArrayNode windows = trial.putArray("windows");
        for (int distance : new int[] {0, 2, 5, 10}) {
            ObjectNode window = windows.addObject().put("condition", Sweep.conditionAt(distance));
            ArrayNode requests = window.putArray("requests");
            for (int i = 0; i < 5; i++) {
                requests.addObject()
                        .put("number", i)
                        .put("slow", true)
                        .put("drawn", true)
                        .put("dueMs", 10.0 * i)
                        .put("sentMs", 10.0 * i + 0.5)
                        .put("readMs", 10.0 * i + 8)
                        .put("responseTimeMs", 8);
            }
        }
        return trial.toString();
    }

    /** What is known of the experiment itself. */
    static String summary() {
        ObjectNode one = parsed(Unmeasured.summary("DONE")).put("id", "foreign");
        ObjectNode plan = (ObjectNode) one.get("plan");
        plan.remove(List.of("setups", "workload", "poolSize"));
        plan.putArray("targets").addObject().put("name", ARM).put("url", "http://127.0.0.1:8000/");
        return one.toString();
    }

    private static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
