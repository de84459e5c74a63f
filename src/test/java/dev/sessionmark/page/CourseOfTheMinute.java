package dev.sessionmark.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Made up: a window of {@value #SECONDS} s with 2,000 requests due in each, 120,000 in all. A
 * thousand of each second's answers took 1 ms or a little more, the others 100 ms; in second
 * {@value #BLOCKED} a frame blocked loop 1 for 600 ms and only half came back.
 */
final class CourseOfTheMinute {

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
                percentiles.addObject().put("percent", percent).put("ms", percent <= 50 ? 1 : 100);
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
