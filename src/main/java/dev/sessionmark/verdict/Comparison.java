package dev.sessionmark.verdict;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.verdict.pair.Advice;
import dev.sessionmark.verdict.pair.ConditionOutcome;
import dev.sessionmark.verdict.pair.Crossover;
import dev.sessionmark.verdict.pair.Pair;
import java.util.List;

/**
 * An experiment, judged. Whoever shows it prints what stands here and compares no figures.
 *
 * @param experiment what was measured
 * @param rows one per condition and setup: conditions in order, within them setups in the plan's
 *     order
 * @param findings what was found, the most important first
 * @param differenceTest name of the test that calls a difference one, with its confidence
 * @param thresholds from where on a figure counted
 * @param conditions what was found under each condition of the rows
 * @param pairs each two setups of each condition
 * @param crossovers where it changes which of two setups is better
 * @param usualAdvice what became of the usual advice; null where it was not tested
 * @param otherAdvice what became of others that were tested
 * @param noiseFloors one per condition when a setup was measured against itself; otherwise null
 */
public record Comparison(
        ExperimentResult experiment,
        List<ComparisonRow> rows,
        List<Finding> findings,
        String differenceTest,
        VerdictThresholds thresholds,
        List<ConditionOutcome> conditions,
        List<Pair> pairs,
        List<Crossover> crossovers,
        Advice usualAdvice,
        List<Advice> otherAdvice,
        List<NoiseFloor> noiseFloors) {

    /** The same with other rows and findings. */
    public Comparison with(List<ComparisonRow> others, List<Finding> found) {
        return new Comparison(
                experiment,
                others,
                found,
                differenceTest,
                thresholds,
                conditions,
                pairs,
                crossovers,
                usualAdvice,
                otherAdvice,
                noiseFloors);
    }

    /** Whether something was measured and none of it may be judged; the first finding says why. */
    public boolean nothingValid() {
        return !rows.isEmpty() && rows.stream().noneMatch(ComparisonRow::valid);
    }
}
