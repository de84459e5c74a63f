package dev.sessionmark.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessionmark.api.PostedExperiment;
import java.util.List;

/**
 * An experiment of three setups with two trials each, which was only pretended; see {@code
 * FakeEngine}. Each of its windows has the trace that {@code Traces} makes by hand; those with an
 * added latency must not be judged.
 */
final class TracedExperiment {

    private static final List<String> SETUPS =
            List.of("reactive-session", "blocking-on-event-loop", "blocking-on-worker");

    private TracedExperiment() {}

    /** Has it done, and gives its id. */
    static String run() {
        return PostedExperiment.id(
                PostedExperiment.done(
                        "{\"setups\": [\"reactive-session\", \"blocking-on-event-loop\","
                                + " \"blocking-on-worker\"], \"durationSeconds\": 1,"
                                + " \"trials\": 2, \"dbLatencyMs\": [0, 2, 5, 10]}"));
    }

    /** Made-up figures to stand beside its trace, with its trials. */
    static String comparison(String id) {
        ObjectNode all = Sweep.atOneRate(SETUPS).put("id", id);
        ArrayNode trials = all.putArray("trials");
        for (int number = 1; number <= 2 * SETUPS.size(); number++) {
            trials.addObject()
                    .put("number", number)
                    .put("setup", SETUPS.get((number - 1) % SETUPS.size()))
                    .put("poolSize", 20)
                    .putNull("failure");
        }
        return all.toString();
    }
}
