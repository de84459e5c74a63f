package dev.sessionmark.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** An experiment that has hardly begun, as the API tells of it. */
final class Unmeasured {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Unmeasured() {}

    /** Its comparison with so many rows; before its first it does not know the machine either. */
    static String comparison(int rows) {
        try (InputStream in = Unmeasured.class.getResourceAsStream("/page/sweep.json")) {
            ObjectNode all = (ObjectNode) JSON.readTree(in);
            all.put("id", "early")
                    .put("complete", false)
                    .put("incompleteBecause", "not finished yet");
            all.putArray("trials");
            ArrayNode found = (ArrayNode) all.get("rows");
            while (found.size() > rows) {
                found.remove(found.size() - 1);
            }
            if (rows == 0) {
                all.put("version", "").put("mode", "");
                ObjectNode environment = (ObjectNode) all.get("environment");
                environment.put("cpu", "").put("cores", 0).put("java", "");
                environment.put("postgresVersion", "").putObject("postgresSettings");
                all.putArray("findings").add("Nothing was measured.");
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known of the experiment itself. */
    static String summary(String status) {
        ObjectNode one = JSON.createObjectNode().put("id", "early").put("status", status);
        one.set("plan", read(comparison(0)).get("parameters"));
        if (!status.equals("QUEUED") && !status.equals("RUNNING")) {
            one.put("endedAt", "2026-11-25T10:00:00Z");
        }
        one.put("submittedAt", "2026-11-25T09:00:00Z").putArray("trials");
        return one.toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
