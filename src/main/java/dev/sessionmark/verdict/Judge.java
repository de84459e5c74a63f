package dev.sessionmark.verdict;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.setup.SessionSetup;
import jakarta.enterprise.context.ApplicationScoped;

/** Judges results by the configured thresholds. */
@ApplicationScoped
public class Judge {

    private static final double STRICT = 0.999;

    private final VerdictConfig thresholds;

    /** A judge with these thresholds. */
    public Judge(VerdictConfig thresholds) {
        this.thresholds = thresholds;
    }

    /** From where on a figure counts. */
    public VerdictThresholds thresholds() {
        return VerdictConfig.thresholds(thresholds);
    }

    /** The comparison that the result supports. */
    public Comparison judge(ExperimentResult result) {
        return judge(result, thresholds());
    }

    /**
     * The same for somebody who looks often and ends the measuring when a difference shows: wrong
     * in one of a thousand cases.
     */
    public Comparison judgeStrictly(ExperimentResult result) {
        return judge(result, thresholds().withConfidence(STRICT));
    }

    private static Comparison judge(ExperimentResult result, VerdictThresholds thresholds) {
        return ComparisonBuilder.build(
                result,
                thresholds,
                arm ->
                        SessionSetup.byId(arm)
                                .map(setup -> setup.connectionType().label())
                                .orElse(result.plan().isTarget(arm) ? "http" : "unknown"));
    }
}
