package dev.sessionmark.experiment.run;

import dev.sessionmark.load.Call;
import dev.sessionmark.load.RequestSource;
import dev.sessionmark.workload.Workload;
import java.nio.charset.StandardCharsets;

/**
 * The requests of one workload to one setup, with pgbench's random numbers: uniform ids over the
 * whole scale, a delta from -5,000 to 5,000. The same seed gives the same requests.
 */
final class PgbenchRequests implements RequestSource {

    private static final byte[] ANSWER_END = "}".getBytes(StandardCharsets.UTF_8);

    private final String path;
    private final boolean reads;
    private final PgbenchNumbers numbers;

    PgbenchRequests(String setup, Workload workload, int scale, long seed) {
        this.path = "/setups/" + setup + "/" + workload.id() + "?aid=";
        this.reads = !workload.writes();
        this.numbers = new PgbenchNumbers(scale, seed);
    }

    @Override
    public Call next() {
        int aid = numbers.aid();
        return call(aid)
                .expecting(
                        ("{\"aid\":" + aid + ",\"abalance\":").getBytes(StandardCharsets.UTF_8),
                        ANSWER_END);
    }

    private Call call(int aid) {
        if (reads) {
            return Call.get(path + aid);
        }
        return Call.post(
                path
                        + aid
                        + "&tid="
                        + numbers.tid()
                        + "&bid="
                        + numbers.bid()
                        + "&delta="
                        + numbers.delta());
    }
}
