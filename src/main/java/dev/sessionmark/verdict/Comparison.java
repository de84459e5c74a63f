package dev.sessionmark.verdict;

import dev.sessionmark.experiment.ExperimentResult;
import java.util.List;

/**
 * An experiment, judged.
 *
 * @param experiment what was measured
 * @param rows one per condition and setup: conditions in order, within them setups in the plan's
 *     order
 * @param findings two or three sentences that say what was found
 * @param differenceTest name of the test that calls a difference one, with its confidence
 * @param noiseFloors one per condition when a setup was measured against itself; otherwise null
 * @param usualAdvice what became of the usual advice, for each condition that tested it
 */
public record Comparison(
        ExperimentResult experiment,
        List<ComparisonRow> rows,
        List<String> findings,
        String differenceTest,
        List<NoiseFloor> noiseFloors,
        List<AdviceOutcome> usualAdvice) {

    /** A comparison of different setups. */
    public Comparison(
            ExperimentResult experiment,
            List<ComparisonRow> rows,
            List<String> findings,
            String differenceTest) {
        this(experiment, rows, findings, differenceTest, null, List.of());
    }
}
