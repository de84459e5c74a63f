package dev.sessionmark.verdict;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.setup.SessionSetup;
import jakarta.enterprise.context.ApplicationScoped;

/** Judges results by the configured thresholds. */
@ApplicationScoped
public class Judge {

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
        return ComparisonBuilder.build(
                result,
                thresholds(),
                arm ->
                        SessionSetup.byId(arm)
                                .map(setup -> setup.connectionType().label())
                                .orElse(result.plan().isTarget(arm) ? "http" : "unknown"));
    }
}
