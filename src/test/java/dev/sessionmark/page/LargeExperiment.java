package dev.sessionmark.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    /**
     * Made up: a window of {@value #SECONDS} s with 2,000 requests due in each, 120,000 in all. A
     * thousand of each second's answers took 1 ms or a little more, the others 100 ms; in second
     * {@value #BLOCKED} a frame blocked loop 1 for 600 ms and only half came back.
     */
    static final class CourseOfTheMinute {

        static final int SECONDS = 60;
        static final int BLOCKED = 20;
        static final String CULPRIT = "slow.Session.read(Session.java:7)";

        private static final ObjectMapper JSON = new ObjectMapper();
        private static final int BINS = 90;
        private static final int[] PERCENTS = {5, 25, 50, 75, 99};

        private CourseOfTheMinute() {}

        static String course() {
            ObjectNode trial = JSON.createObjectNode().put("number", 1).put("setup", "any");
            ArrayNode windows = trial.putArray("windows");
            for (double distance : new double[] {0, 2, 5, 10}) {
                ObjectNode window = windows.addObject();
                window.put("condition", Sweep.conditionAt(distance));
                window.put("dbLatencyMs", distance).put("durationSeconds", SECONDS);
                window.put("answers", 2_000 * SECONDS).put("notServed", 0);
                ArrayNode percentiles = window.putArray("percentiles");
                for (int percent : PERCENTS) {
                    percentiles
                            .addObject()
                            .put("percent", percent)
                            .put("ms", percent <= 50 ? 1 : 100);
                }
                ArrayNode edges = window.putArray("binEdgesMs");
                for (int i = 0; i <= BINS; i++) {
                    edges.add(0.01 * Math.pow(10, i / 20.0));
                }
                ArrayNode seconds = window.putArray("seconds");
                for (int s = 0; s < SECONDS; s++) {
                    ObjectNode second = seconds.addObject();
                    second.put("startSeconds", s).put("lengthSeconds", 1).put("due", 2_000);
                    second.put("achieved", s == BLOCKED ? 1_000 : 2_000).put("notServed", 0);
                    second.put("loopDelayMaxMs", s == BLOCKED ? 600 : 2);
                    ArrayNode counts = second.putArray("counts");
                    for (int bin = 0; bin < BINS; bin++) {
                        counts.add(bin >= 40 && bin < 50 ? 100 : bin == 80 ? 1_000 : 0);
                    }
                }
            }
            return trial.toString();
        }

        /** Request 7 was due in the blocked second, request 8 at its edge, ten seconds later. */
        static String trace() {
            ObjectNode trial = JSON.createObjectNode().put("number", 1).put("setup", "any");
            ObjectNode warmup = trial.putObject("warmup");
            warmup.put("steadyAtSeconds", 2.5).put("because", "the rate changed by less than 5 %");
            ArrayNode points = warmup.putArray("points");
            for (int i = 1; i <= 8; i++) {
                points.addObject()
                        .put("atSeconds", i / 2.0)
                        .put("ratePerSecond", 250 * i)
                        .put("medianMs", 8.0 / i);
            }
            ArrayNode windows = trial.putArray("windows");
            for (double distance : new double[] {0, 2, 5, 10}) {
                ObjectNode window = windows.addObject().put("dbLatencyMs", distance);
                window.put("condition", Sweep.conditionAt(distance));
                window.put("stretchesLeftOut", 0);
                ArrayNode requests = window.putArray("requests");
                request(requests, 7, 1_000 * BLOCKED + 250);
                request(requests, 8, 1_000 * (BLOCKED + 10));
                ArrayNode blocked = window.putArray("blocked");
                blocked(blocked, "loop-1", 1_000 * BLOCKED + 200, 600, CULPRIT);
                blocked(
                        blocked,
                        "loop-2",
                        1_000 * (BLOCKED + 10),
                        30,
                        "other.Frame.park(Frame.java:1)");
            }
            return trial.toString();
        }

        private static void request(ArrayNode requests, int number, double dueMs) {
            ObjectNode request = requests.addObject().put("number", number).put("slow", true);
            request.put("drawn", false).put("dueMs", dueMs).put("readMs", dueMs + 100);
            request.put("loop", "loop-1").put("responseTimeMs", 100).put("largestPhase", "arrival");
            request.putObject("phasesMs").put("arrival", 90);
        }

        private static void blocked(
                ArrayNode all, String loop, double beginMs, double ms, String culprit) {
            ObjectNode stretch = all.addObject().put("loop", loop).put("beginMs", beginMs);
            stretch.put("endMs", beginMs + ms).put("culprit", culprit);
        }
    }
}
