package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The full parameters of an experiment: setups x conditions x trials. Built and checked by {@link
 * PlanRequest}.
 *
 * @param setups ids of the setups, in the order of the table
 * @param workload id of the workload
 * @param scale pgbench scale factor: 100,000 accounts each
 * @param load open or closed
 * @param rates arrivals per second, a factor of the conditions where there are several; empty
 *     means: chosen by the program. Open model only
 * @param poisson whether arrivals are Poisson instead of evenly spaced. Open model only
 * @param users concurrent users. Closed model only, otherwise 0
 * @param connections fixed HTTP connections that requests are bound to in turn
 * @param pooledClient whether requests take any free connection instead (hides a blocked loop)
 * @param maxInFlight most requests in flight; further arrivals are dropped and counted
 * @param timeout an answer later than this counts as a timeout
 * @param poolSizes database connections of the system under test, likewise
 * @param dbLatencies added round trips, likewise
 * @param slowCall how long {@code session-held} waits with its session open
 * @param warmup bound on the warm-up of each trial
 * @param duration length of one measurement window
 * @param trials repeats of each setup
 * @param seed of the random ids, of arrivals and of the resampling
 * @param aa whether one setup is measured against itself to find the noise floor
 * @param profile whether each setup is run once more at the end, for flame graphs and no figure
 * @param tolerateNeighbours whether windows that other programs disturbed are judged, and marked
 */
public record ExperimentPlan(
        List<String> setups,
        String workload,
        int scale,
        LoadModel load,
        List<Double> rates,
        boolean poisson,
        int users,
        int connections,
        boolean pooledClient,
        int maxInFlight,
        Duration timeout,
        List<Integer> poolSizes,
        List<Duration> dbLatencies,
        Duration slowCall,
        Duration warmup,
        Duration duration,
        int trials,
        long seed,
        boolean aa,
        boolean profile,
        boolean tolerateNeighbours) {

    /** A plan that tolerates no neighbours. */
    public ExperimentPlan(
            List<String> setups,
            String workload,
            int scale,
            LoadModel load,
            List<Double> rates,
            boolean poisson,
            int users,
            int connections,
            boolean pooledClient,
            int maxInFlight,
            Duration timeout,
            List<Integer> poolSizes,
            List<Duration> dbLatencies,
            Duration slowCall,
            Duration warmup,
            Duration duration,
            int trials,
            long seed,
            boolean aa,
            boolean profile) {
        this(
                setups,
                workload,
                scale,
                load,
                rates,
                poisson,
                users,
                connections,
                pooledClient,
                maxInFlight,
                timeout,
                poolSizes,
                dbLatencies,
                slowCall,
                warmup,
                duration,
                trials,
                seed,
                aa,
                profile,
                false);
    }

    /** The conditions, in the order of the table: every combination of their factors. */
    public List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        for (Integer poolSize : varied(poolSizes)) {
            for (Double rate : varied(rates)) {
                for (Duration latency : dbLatencies) {
                    conditions.add(new Condition(latency, poolSize, rate));
                }
            }
        }
        return conditions;
    }

    /** The conditions that can be measured in one process, group by group. */
    public List<List<Condition>> processes() {
        return varied(poolSizes).stream()
                .map(
                        poolSize ->
                                conditions().stream()
                                        .filter(c -> Objects.equals(c.poolSize(), poolSize))
                                        .toList())
                .toList();
    }

    /** How many trials there are in all. */
    public int trialCount() {
        return setups.size() * trials * poolSizes.size();
    }

    /** Database connections of the system under test under a condition. */
    public int poolSize(Condition condition) {
        return condition.poolSize() == null ? poolSizes.getFirst() : condition.poolSize();
    }

    /** Whether the program chooses the arrival rate. */
    public boolean choosesRate() {
        return load == LoadModel.OPEN && rates.isEmpty();
    }

    /** A factor with a single value is not part of any condition. */
    private static <T> List<T> varied(List<T> values) {
        return values.size() > 1 ? values : Collections.singletonList(null);
    }

    /** Whether some condition adds latency, so that all of them go through the latency proxy. */
    public boolean addsLatency() {
        return dbLatencies.stream().anyMatch(latency -> !latency.isZero());
    }
}
