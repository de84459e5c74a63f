package dev.sessionmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** An experiment that has hardly begun, as the API tells of it. */
final class Unmeasured {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Unmeasured() {}

    /** Its comparison with one row, or without: then it does not know the machine either. */
    static String comparison(boolean measured) {
        ObjectNode all = Sweep.read();
        all.put("id", "early").put("complete", false);
        all.put("incompleteBecause", "not finished yet").putNull("usualAdvice");
        for (String list : List.of("trials", "pairs", "crossovers", "findings", "otherAdvice")) {
            all.putArray(list);
        }
        if (measured) {
            JsonNode row = all.get("rows").get(0);
            all.putArray("rows").add(row);
            for (JsonNode condition : all.get("conditions")) {
                if (condition.get("id").equals(row.get("condition"))) {
                    ((ObjectNode) condition).putNull("lowestP99");
                    all.putArray("conditions").add(condition);
                }
            }
            return all.toString();
        }
        all.putArray("rows");
        all.putArray("conditions");
        all.put("version", "").put("mode", "");
        ObjectNode environment = (ObjectNode) all.get("environment");
        environment.put("cpu", "").put("cores", 0).put("java", "");
        environment.put("postgresVersion", "").putObject("postgresSettings");
        ObjectNode nothing = ((ArrayNode) all.get("findings")).addObject();
        nothing.put("kind", "NOTHING_MEASURED").put("sentence", "Nothing was measured.");
        nothing.putArray("conditions");
        nothing.putArray("setups");
        return all.toString();
    }

    /** What is known of the experiment itself. */
    static String summary(String status) {
        ObjectNode one = JSON.createObjectNode().put("id", "early").put("status", status);
        one.set("plan", Sweep.read().get("parameters"));
        if (!status.equals("QUEUED") && !status.equals("RUNNING")) {
            one.put("endedAt", "2026-11-25T10:00:00Z");
        }
        one.put("submittedAt", "2026-11-25T09:00:00Z").putArray("trials");
        return one.toString();
    }
}
