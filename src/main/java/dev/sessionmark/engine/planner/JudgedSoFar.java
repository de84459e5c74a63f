package dev.sessionmark.engine.planner;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.verdict.Comparison;
import java.time.Duration;
import java.util.function.Function;

/** What an experiment has found so far, judged when somebody asks for that: it takes a while. */
public final class JudgedSoFar {

    private final ExperimentResult result;
    private final Function<ExperimentResult, Comparison> judge;
    private Comparison comparison;

    /**
     * What has been found so far.
     *
     * @param result its end is now
     * @param judge asked at most once
     */
    public JudgedSoFar(ExperimentResult result, Function<ExperimentResult, Comparison> judge) {
        this.result = result;
        this.judge = judge;
    }

    /** How long the experiment has taken. */
    public Duration elapsed() {
        return Duration.between(result.startedAt(), result.endedAt());
    }

    /** What the trials so far support, those under way among them. */
    public Comparison comparison() {
        if (comparison == null) {
            comparison = judge.apply(result);
        }
        return comparison;
    }
}
