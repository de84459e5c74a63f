package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;
import java.time.Duration;
import java.util.List;

/**
 * The full parameters of an experiment: setups x conditions x trials. Built and checked by {@link
 * PlanRequest}.
 *
 * @param setups ids of the setups, in the order of the table
 * @param workload id of the workload
 * @param scale pgbench scale factor: 100,000 accounts each
 * @param load open or closed
 * @param rate arrivals per second; 0 means: chosen by the program. Open model only
 * @param poisson whether arrivals are Poisson instead of evenly spaced. Open model only
 * @param users concurrent users. Closed model only, otherwise 0
 * @param connections fixed HTTP connections that requests are bound to in turn
 * @param pooledClient whether requests take any free connection instead (hides a blocked loop)
 * @param maxInFlight most requests in flight; further arrivals are dropped and counted
 * @param timeout an answer later than this counts as a timeout
 * @param poolSize database connections of the system under test
 * @param dbLatencies added round trips, one condition each
 * @param slowCall how long {@code session-held} waits with its session open
 * @param warmup bound on the warm-up of each trial
 * @param duration length of one measurement window
 * @param trials repeats of each setup
 * @param seed of the random ids, of arrivals and of the resampling
 * @param aa whether one setup is measured against itself to find the noise floor
 */
public record ExperimentPlan(
        List<String> setups,
        String workload,
        int scale,
        LoadModel load,
        double rate,
        boolean poisson,
        int users,
        int connections,
        boolean pooledClient,
        int maxInFlight,
        Duration timeout,
        int poolSize,
        List<Duration> dbLatencies,
        Duration slowCall,
        Duration warmup,
        Duration duration,
        int trials,
        long seed,
        boolean aa) {

    /** The conditions, in the order they are measured. */
    public List<Condition> conditions() {
        return dbLatencies.stream().map(Condition::new).toList();
    }

    /** Whether some condition adds latency, so that all of them go through the latency proxy. */
    public boolean addsLatency() {
        return dbLatencies.stream().anyMatch(latency -> !latency.isZero());
    }
}
