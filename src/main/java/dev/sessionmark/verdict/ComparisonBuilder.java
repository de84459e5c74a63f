package dev.sessionmark.verdict;

import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.measurement.Condition;
import dev.sessionmark.measurement.Window;
import dev.sessionmark.statistics.Difference;
import dev.sessionmark.verdict.law.Laws;
import dev.sessionmark.verdict.pair.Advice;
import dev.sessionmark.verdict.pair.ConditionOutcome;
import dev.sessionmark.verdict.pair.Crossover;
import dev.sessionmark.verdict.pair.Crossovers;
import dev.sessionmark.verdict.pair.LatencyComparer;
import dev.sessionmark.verdict.pair.Pairs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From what was measured to the judged table. Pure: the same experiment gives the same table. */
public final class ComparisonBuilder {

    private ComparisonBuilder() {}

    /**
     * Judges an experiment, complete or not.
     *
     * @param experiment what was measured: its comparison is made of the conditions that some trial
     *     reached or failed before, whether the plan or its planner asked for them
     * @param thresholds from where on a figure counts
     * @param connectionTypeOf from a setup's id to its connection type as written in tables
     */
    public static Comparison build(
            ExperimentResult experiment,
            VerdictThresholds thresholds,
            Function<String, String> connectionTypeOf) {
        ExperimentPlan plan = experiment.plan();
        LatencyComparer comparer = new LatencyComparer(thresholds, plan.seed(), plan.inTurns());
        VerdictRule rule = new VerdictRule(thresholds);
        List<ComparisonRow> rows = new ArrayList<>();
        for (Condition condition : reached(experiment)) {
            List<ComparisonRow> block =
                    plan.arms().stream()
                            .filter(arm -> plan.measures(arm, condition))
                            .map(setup -> row(experiment, setup, condition, connectionTypeOf))
                            .filter(Objects::nonNull)
                            .toList();
            rows.addAll(judge(block, rule, comparer));
        }
        return compared(experiment, rows, comparer, thresholds);
    }

    /**
     * What rows that were judged say of one another.
     *
     * @param rows judged, in the order of the table
     */
    static Comparison compared(
            ExperimentResult experiment,
            List<ComparisonRow> rows,
            LatencyComparer comparer,
            VerdictThresholds thresholds) {
        Pairs pairs = Pairs.of(rows, comparer, thresholds);
        List<Condition> measured = rows.stream().map(ComparisonRow::condition).distinct().toList();
        List<String> setups = rows.stream().map(ComparisonRow::setup).distinct().toList();
        List<ConditionOutcome> conditions = ConditionOutcome.of(rows, pairs);
        List<Crossover> crossovers = Crossovers.of(measured, setups, pairs);
        Advice advice = Advice.usual(measured, pairs).orElse(null);
        // A single setup has nothing to be compared with but itself.
        List<NoiseFloor> floors = experiment.plan().aa() ? noiseFloors(experiment, comparer) : null;
        return new Comparison(
                experiment,
                List.copyOf(rows),
                floors == null
                        ? new Findings(rows).of(conditions, crossovers, advice)
                        : new Findings(rows).of(floors),
                comparer.name(),
                thresholds,
                conditions,
                pairs.all(),
                crossovers,
                advice,
                Advice.others(measured, pairs),
                floors);
    }

    private static List<Condition> reached(ExperimentResult experiment) {
        ExperimentPlan plan = experiment.plan();
        Set<Condition> failed =
                experiment.trials().stream()
                        .filter(trial -> trial.failure() != null)
                        .map(TrialResult::process)
                        .collect(Collectors.toSet());
        return Stream.concat(
                        experiment.trials().stream()
                                .flatMap(trial -> trial.windows().stream())
                                .map(Window::condition),
                        plan.conditions().stream()
                                .filter(condition -> failed.contains(condition.ofProcess())))
                .distinct()
                .sorted(plan.order())
                .toList();
    }

    private static ComparisonRow row(
            ExperimentResult experiment,
            String setup,
            Condition condition,
            Function<String, String> connectionTypeOf) {
        List<Window> windows = windows(experiment, trial -> trial.setup().equals(setup), condition);
        String failure =
                experiment.trials().stream()
                        .filter(trial -> trial.setup().equals(setup) && trial.failure() != null)
                        .filter(trial -> trial.process().equals(condition.ofProcess()))
                        .map(
                                trial ->
                                        Phrases.format(
                                                "trial %d: %s", trial.number(), trial.failure()))
                        .findFirst()
                        .orElse(null);
        // Without a failure the experiment ended before the condition was reached.
        if (windows.isEmpty() && failure == null) {
            return null;
        }
        ComparisonRow row =
                ComparisonRow.merge(
                        setup, connectionTypeOf.apply(setup), condition, windows, failure);
        return row.contradictedBy(Laws.invalidBecause(row, experiment));
    }

    static List<ComparisonRow> judge(
            List<ComparisonRow> block, VerdictRule rule, LatencyComparer comparer) {
        ComparisonRow best =
                block.stream()
                        .filter(rule::fitAsBest)
                        .min(Comparator.comparingDouble(ComparisonBuilder::p99))
                        .orElse(null);
        return block.stream()
                .map(
                        row -> {
                            Difference toBest =
                                    best == null || best == row ? null : comparer.p99(row, best);
                            return row.judged(rule.judge(row, best, toBest));
                        })
                .toList();
    }

    private static List<NoiseFloor> noiseFloors(
            ExperimentResult experiment, LatencyComparer comparer) {
        String setup = experiment.plan().arms().getFirst();
        List<NoiseFloor> floors = new ArrayList<>();
        for (Condition condition : reached(experiment)) {
            List<Window> a = arm(experiment, trial -> trial.round() % 2 == 1, condition);
            List<Window> b = arm(experiment, trial -> trial.round() % 2 == 0, condition);
            if (!a.isEmpty() || !b.isEmpty()) {
                floors.add(
                        new NoiseFloor(
                                setup,
                                condition,
                                a.size(),
                                b.size(),
                                comparer.median(a, b),
                                comparer.p99(a, b)));
            }
        }
        return List.copyOf(floors);
    }

    private static List<Window> arm(
            ExperimentResult experiment, Predicate<TrialResult> trials, Condition condition) {
        return windows(experiment, trials, condition).stream().filter(Window::valid).toList();
    }

    private static List<Window> windows(
            ExperimentResult experiment, Predicate<TrialResult> trials, Condition condition) {
        Stream<Window> all =
                experiment.trials().stream()
                        .filter(trials)
                        .flatMap(trial -> trial.windows().stream());
        return all.filter(window -> window.condition().equals(condition)).toList();
    }

    private static double p99(ComparisonRow row) {
        return row.load().responseQuantileMs(LatencyComparer.P99);
    }
}
