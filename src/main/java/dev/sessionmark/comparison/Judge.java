package dev.sessionmark.comparison;

import dev.sessionmark.experiment.ExperimentResult;
import dev.sessionmark.setup.SessionSetup;
import dev.sessionmark.verdict.Comparison;
import dev.sessionmark.verdict.ComparisonBuilder;
import dev.sessionmark.verdict.VerdictConfig;
import jakarta.enterprise.context.ApplicationScoped;

/** Judges results by the configured thresholds. */
@ApplicationScoped
public class Judge {

    private final VerdictConfig thresholds;

    public Judge(VerdictConfig thresholds) {
        this.thresholds = thresholds;
    }

    /** The comparison that the result supports. */
    public Comparison judge(ExperimentResult result) {
        return ComparisonBuilder.build(
                result,
                VerdictConfig.thresholds(thresholds),
                id ->
                        SessionSetup.byId(id)
                                .map(setup -> setup.connectionType().label())
                                .orElse("unknown"));
    }
}
