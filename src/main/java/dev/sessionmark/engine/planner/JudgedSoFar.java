package dev.sessionmark.engine.planner;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.experiment.TrialResult;
import dev.sessionmark.verdict.Comparison;
import java.util.List;
import java.util.function.Function;

/** What an experiment has found so far, judged when somebody asks for that: it takes a while. */
public final class JudgedSoFar {

    private final ExperimentResult result;
    private final Function<ExperimentResult, Comparison> judge;
    private Comparison comparison;

    /**
     * What has been found so far.
     *
     * @param judge asked at most once
     */
    public JudgedSoFar(ExperimentResult result, Function<ExperimentResult, Comparison> judge) {
        this.result = result;
        this.judge = judge;
    }

    /** The trials that have run, failed ones among them, in order. */
    public List<TrialResult> trials() {
        return result.trials();
    }

    /** What they support. */
    public Comparison comparison() {
        if (comparison == null) {
            comparison = judge.apply(result);
        }
        return comparison;
    }
}
