package dev.sessionmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.setup.SessionSetup;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Made up, and as large as the limits allow: every setup under twenty conditions, five trials of
 * each. That makes 180 rows; the course of a trial counts 120,000 answers in 5,400 bins of each
 * window.
 */
final class LargeExperiment {

    private static final List<Integer> DISTANCES = List.of(0, 2, 5, 10);
    private static final List<Integer> RATES = List.of(100, 200, 300, 400, 500);
    private static final int TRIALS = 5;
    private static final List<String> SETUPS = SessionSetup.ids();

    private LargeExperiment() {}

    static String comparison() {
        ObjectNode all = Sweep.read().put("id", "large");
        parameters((ObjectNode) all.get("parameters"));
        JsonNode model = all.get("rows").get(0);
        JsonNode condition = all.get("conditions").get(0);
        ArrayNode conditions = all.putArray("conditions");
        ArrayNode rows = all.putArray("rows");
        ArrayNode pairs = all.putArray("pairs");
        for (int distance : DISTANCES) {
            for (int rate : RATES) {
                conditions.add(condition(condition, distance, rate));
                SETUPS.forEach(setup -> rows.add(row(model, setup, distance, rate)));
                pairs(pairs, idOf(distance, rate));
            }
        }
        all.putArray("crossovers");
        all.putArray("findings");
        all.putArray("otherAdvice");
        all.putNull("usualAdvice");
        ArrayNode trials = all.putArray("trials");
        for (int number = 1; number <= TRIALS * SETUPS.size(); number++) {
            ObjectNode trial = trials.addObject().put("number", number);
            trial.put("setup", SETUPS.get((number - 1) % SETUPS.size())).put("poolSize", 20);
            trial.put("startupMs", 900).put("warmupSeconds", 4).put("warmupSettled", true);
            trial.putNull("failure");
        }
        return all.toString();
    }

    private static String idOf(int distance, int rate) {
        return "%dms-%drps".formatted(distance, rate);
    }

    private static ObjectNode condition(JsonNode model, int distance, int rate) {
        ObjectNode condition = model.deepCopy();
        condition.put("id", idOf(distance, rate)).put("dbLatencyMs", distance);
        condition.put("shortLabel", "+%d ms, %d/s".formatted(distance, rate));
        return condition.put("ratePerSecond", rate);
    }

    /** Each setup has a lower p99 than those after it. */
    private static void pairs(ArrayNode pairs, String condition) {
        for (int a = 0; a < SETUPS.size(); a++) {
            for (int b = a + 1; b < SETUPS.size(); b++) {
                ObjectNode pair = pairs.addObject().put("condition", condition);
                pair.put("a", SETUPS.get(a)).put("b", SETUPS.get(b)).put("outcome", "A_BETTER");
                pair.put("by", "P99").put("sentence", "Made up.");
                pair.putObject("p99").put("outcome", "A_LOWER");
            }
        }
    }

    private static void parameters(ObjectNode parameters) {
        SETUPS.forEach(parameters.putArray("setups")::add);
        DISTANCES.forEach(parameters.putArray("dbLatencyMs")::add);
        RATES.forEach(rate -> parameters.withArray("rate").add(rate.toString()));
        parameters.put("trials", TRIALS).put("durationSeconds", CourseOfTheMinute.SECONDS);
    }

    /** Slower with the distance and the rate, and each setup slower than the one before it. */
    private static ObjectNode row(JsonNode model, String setup, int distance, int rate) {
        ObjectNode row = model.deepCopy();
        row.put("setup", setup).put("dbLatencyMs", distance).put("offeredRatePerSecond", rate);
        row.put("condition", idOf(distance, rate));
        row.put(
                "connectionType",
                SessionSetup.byId(setup)
                        .orElseThrow()
                        .connectionType()
                        .name()
                        .toLowerCase(Locale.ROOT));
        double p99 = 2 + distance + rate / 100.0 + SETUPS.indexOf(setup);
        ((ObjectNode) row.get("responseTime")).put("p99Ms", p99);
        ArrayNode trials = row.withArray("trials");
        ObjectNode first = (ObjectNode) trials.get(0);
        trials.removeAll();
        IntStream.range(0, TRIALS).forEach(i -> trials.add(first.deepCopy().put("p99Ms", p99 + i)));
        return row.put("validTrials", TRIALS);
    }
}
