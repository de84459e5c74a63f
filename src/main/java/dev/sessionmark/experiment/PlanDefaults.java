package dev.sessionmark.experiment;

import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.workload.Workload;
import java.util.Arrays;
import java.util.List;

/** What an experiment does unless told otherwise; the same for the terminal and the API. */
public final class PlanDefaults {

    /** Reads one row: the least that a session can be opened for. */
    public static final String WORKLOAD = Workload.SELECT_ONLY.id();

    /** 100,000 accounts: fits into any memory, so that the disk is not what is measured. */
    public static final int SCALE = 1;

    /** Arrivals evenly spaced: the least noise; {@code poisson} is what the internet does. */
    public static final String ARRIVALS = "constant";

    /** Arrivals as independent as those of the internet. */
    static final String POISSON = "poisson";

    /** The word for every setup there is. */
    static final String ALL = "all";

    /** More than event loops by far, so that a blocked loop meets its share of the requests. */
    public static final int CONNECTIONS = 64;

    /** Bounds the memory of the generator when the server stalls. */
    public static final int MAX_IN_FLIGHT = 1_024;

    /** Users have left by then. */
    public static final double TIMEOUT_SECONDS = 10;

    /** A call to another service. */
    public static final double SLOW_CALL_MS = 20;

    /**
     * Bound on the warm-up; it ends earlier when throughput and latency have settled. On two cores
     * a compiler is not done by then: the report says so, and the default comparison ends in
     * minutes.
     */
    public static final double WARMUP_SECONDS = 10;

    /** The further conditions of a trial are warmed up for this part of the bound. */
    public static final int WARMUP_AGAIN_DIVISOR = 5;

    /** No answer is awaited for longer once a load has ended, whatever the timeout is. */
    public static final double DRAIN_SECONDS = 30;

    /** Long enough for a p99 at a hundred requests a second. */
    public static final double DURATION_SECONDS = 4;

    /** What a verdict calls a difference from: 1.1 times. */
    public static final double PRECISION_PERCENT = 10;

    /** The least that shows a spread. */
    public static final int TRIALS = 2;

    /** The same on either side of a setup that is measured against itself. */
    public static final int AA_TRIALS = 2 * TRIALS;

    /** Fixed, so that two runs of the same command ask for the same rows. */
    public static final long SEED = 42;

    private PlanDefaults() {}

    /** The setups measured by default. */
    public static List<String> setups() {
        return Arrays.stream(SessionSetup.values())
                .filter(SessionSetup::byDefault)
                .map(SessionSetup::id)
                .toList();
    }
}
