package dev.sessionmark.engine.arm;

import dev.sessionmark.load.Call;
import dev.sessionmark.load.RequestSource;
import dev.sessionmark.workload.Account;
import dev.sessionmark.workload.Branch;
import dev.sessionmark.workload.Teller;
import dev.sessionmark.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * The requests of one workload to one setup, with pgbench's random numbers: uniform ids over the
 * whole scale, a delta from -5,000 to 5,000. The same seed gives the same requests.
 */
public final class PgbenchRequests implements RequestSource {

    private static final int MOST_DELTA = 5_000;
    private static final byte[] ANSWER_END = "}".getBytes(StandardCharsets.UTF_8);

    private final String path;
    private final boolean reads;
    private final int scale;
    private final SplittableRandom random;

    /** Requests to one setup. */
    public PgbenchRequests(String setup, Workload workload, int scale, long seed) {
        this.path = "/setups/" + setup + "/" + workload.id() + "?aid=";
        this.reads = !workload.writes();
        this.scale = scale;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Call next() {
        int aid = id(Account.PER_SCALE);
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
                        + id(Teller.PER_SCALE)
                        + "&bid="
                        + id(Branch.PER_SCALE)
                        + "&delta="
                        + random.nextInt(-MOST_DELTA, MOST_DELTA + 1));
    }

    private int id(int perScale) {
        return random.nextInt(1, perScale * scale + 1);
    }
}
