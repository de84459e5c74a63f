package dev.sessionmark.experiment;

import dev.sessionmark.experiment.target.HttpTarget;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.factor.Factor;
import dev.sessionmark.measurement.factor.Factors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The full parameters of an experiment: arms x conditions x trials. Built and checked by {@link
 * PlanRequest}.
 *
 * @param setups ids of the setups, in the order of the table
 * @param targets services of other programs beside them, below them in the table
 * @param workload id of the workload
 * @param scale pgbench scale factor: 100,000 accounts each
 * @param factors the values of each factor, a condition each where there are several; none where
 *     the program or the platform chooses
 * @param client how requests come
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
        List<HttpTarget> targets,
        String workload,
        int scale,
        Map<Factor, List<Double>> factors,
        Client client,
        Duration slowCall,
        Duration warmup,
        Duration duration,
        int trials,
        long seed,
        boolean aa,
        boolean profile,
        boolean tolerateNeighbours) {

    /**
     * How requests come, whatever their rate is or the number of users.
     *
     * @param poisson whether arrivals are Poisson instead of evenly spaced. Open model only
     * @param connections fixed HTTP connections that requests are bound to in turn
     * @param pooled whether requests take any free connection instead (hides a blocked loop)
     * @param maxInFlight most requests in flight; further arrivals are dropped and counted
     * @param timeout an answer later than this counts as a timeout
     */
    public record Client(
            boolean poisson, int connections, boolean pooled, int maxInFlight, Duration timeout) {}

    /** What is compared, by the names of its rows: the setups, then the targets. */
    public List<String> arms() {
        return Stream.concat(setups.stream(), targets.stream().map(HttpTarget::name)).toList();
    }

    /** Whether an arm is a service of another program. */
    public boolean isTarget(String arm) {
        return targets.stream().anyMatch(target -> target.name().equals(arm));
    }

    /**
     * Whether an arm is measured under a condition. Nothing can be added in front of a service that
     * runs already, or to it: it is measured where nothing is.
     */
    public boolean measures(String arm, Condition condition) {
        return !isTarget(arm)
                || Factors.ALL.stream()
                        .filter(Factor::adds)
                        .map(factor -> value(factor, condition))
                        .allMatch(value -> value == null || value == 0);
    }

    /** The values of a factor; empty where the program or the platform chooses. */
    public List<Double> values(Factor factor) {
        return factors.getOrDefault(factor, List.of());
    }

    /** The value of a factor under a condition; null where the program or the platform chooses. */
    public Double value(Factor factor, Condition condition) {
        Double varied = condition.get(factor);
        List<Double> values = values(factor);
        return varied != null || values.isEmpty() ? varied : values.getFirst();
    }

    /** A condition with the value of every factor that has one, varied or not. */
    public Condition inFull(Condition condition) {
        Map<Factor, Double> all = new LinkedHashMap<>();
        Factors.ALL.forEach(factor -> all.put(factor, value(factor, condition)));
        return new Condition(all);
    }

    /**
     * Whether users wait for their answers (the closed model) instead of arrivals that do not (the
     * open model).
     */
    public boolean closed() {
        return !values(Factors.USERS).isEmpty();
    }

    /**
     * The conditions, in the order of the table: every combination of their factors. Those that
     * share a process stand together.
     */
    public List<Condition> conditions() {
        List<Condition> conditions = List.of(Condition.NONE);
        for (Factor factor : slowestFirst()) {
            conditions = times(conditions, factor);
        }
        return conditions;
    }

    /** Those of the process, then the others, the first of the register last. */
    private static List<Factor> slowestFirst() {
        List<Factor> order = new ArrayList<>();
        for (Factor factor : Factors.ALL) {
            if (factor.scope() == Factor.Scope.PROCESS) {
                order.add(factor);
            }
        }
        for (Factor factor : Factors.ALL.reversed()) {
            if (factor.scope() == Factor.Scope.WINDOW) {
                order.add(factor);
            }
        }
        return order;
    }

    /** A factor with a single value is not part of any condition. */
    private List<Condition> times(List<Condition> conditions, Factor factor) {
        List<Double> values = values(factor);
        if (values.size() < 2 && !factor.alwaysNamed()) {
            return conditions;
        }
        return conditions.stream()
                .flatMap(condition -> values.stream().map(value -> condition.with(factor, value)))
                .toList();
    }

    /**
     * The order of the table, also for conditions that a planner has added: a value that is not
     * among those asked for stands before the first that is larger.
     */
    public Comparator<Condition> order() {
        Comparator<Condition> order = (a, b) -> 0;
        for (Factor factor : slowestFirst()) {
            order =
                    order.thenComparing(condition -> place(factor, condition.get(factor)))
                            .thenComparing(
                                    condition -> condition.get(factor),
                                    Comparator.nullsFirst(Comparator.naturalOrder()));
        }
        return order;
    }

    private double place(Factor factor, Double value) {
        List<Double> asked = values(factor);
        if (value == null) {
            return -1;
        }
        return asked.contains(value)
                ? asked.indexOf(value)
                : asked.stream().filter(one -> one < value).count() - 0.5;
    }

    /** The conditions that can be measured in one process, group by group. */
    public List<List<Condition>> processes() {
        return List.copyOf(
                conditions().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Condition::ofProcess,
                                        LinkedHashMap::new,
                                        Collectors.toList()))
                        .values());
    }

    /** How many slices a window is made of. */
    public int rounds() {
        return 1;
    }

    /** How long each of them is. */
    public Duration slice() {
        return duration.dividedBy(rounds());
    }

    /** Database connections of the system under test under a condition. */
    public int poolSize(Condition condition) {
        return value(Factors.POOL_SIZE, condition).intValue();
    }

    /** Whether the program chooses the arrival rate. */
    public boolean choosesRate() {
        return !closed() && values(Factors.RATE).isEmpty();
    }

    /** Whether some condition adds latency, so that all of them go through the latency proxy. */
    public boolean addsLatency() {
        return values(Factors.DB_LATENCY).stream().anyMatch(latency -> latency > 0);
    }

    /** Of the conditions that an arm is measured under the hardest in every factor. */
    public Condition hardest(String arm) {
        Comparator<Condition> byHardness = (a, b) -> 0;
        for (Factor factor : Factors.ALL) {
            Comparator<Condition> byFactor =
                    Comparator.comparing(
                            condition -> value(factor, condition),
                            Comparator.nullsFirst(Comparator.naturalOrder()));
            byHardness =
                    byHardness.thenComparing(
                            factor.largerIsHarder() ? byFactor : byFactor.reversed());
        }
        return conditions().stream()
                .filter(condition -> measures(arm, condition))
                .max(byHardness)
                .orElseThrow();
    }
}
