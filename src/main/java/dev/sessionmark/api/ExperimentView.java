package dev.sessionmark.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.StoredExperiment;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An experiment.
 *
 * @param summary what was asked for and how far it came
 * @param environment where it ran; only where one experiment is asked for
 * @param preparation what was found before the first trial; likewise
 * @param trials those that ended; likewise
 */
@RegisterForReflection(targets = {ExperimentView.class, ExperimentSummary.class})
@Schema(name = "Experiment")
public record ExperimentView(
        @JsonUnwrapped ExperimentSummary summary,
        Environment environment,
        PreparationView preparation,
        List<TrialView> trials) {

    /**
     * What was found before the first trial.
     *
     * @param ratePerSecond arrivals used for all; null in the closed model
     * @param proxyCostMs null when no condition needed the proxy
     */
    @RegisterForReflection
    @Schema(name = "Preparation")
    public record PreparationView(
            Double ratePerSecond,
            String rateReason,
            Map<String, Double> capacityPerSecond,
            Double proxyCostMs) {

        static PreparationView of(Preparation preparation) {
            return preparation == null
                    ? null
                    : new PreparationView(
                            TrialView.orNull(preparation.rate()),
                            preparation.rateReason(),
                            preparation.capacities(),
                            TrialView.orNull(preparation.proxyCostMs()));
        }
    }

    static ExperimentView of(ExperimentSummary summary) {
        return new ExperimentView(summary, null, null, null);
    }

    static ExperimentView of(StoredExperiment stored) {
        return new ExperimentView(
                stored.summary(),
                stored.environment(),
                PreparationView.of(stored.preparation()),
                stored.trials().stream().map(TrialView::of).toList());
    }

    /**
     * Some experiments, newest first.
     *
     * @param page number of the page, from 0
     * @param size most experiments on a page
     * @param total experiments on all pages
     */
    @RegisterForReflection
    @Schema(name = "ExperimentPage")
    public record ExperimentPage(List<ExperimentView> experiments, int page, int size, long total) {

        static ExperimentPage of(
                List<ExperimentSummary> experiments, int page, int size, long total) {
            return new ExperimentPage(
                    experiments.stream().map(ExperimentView::of).toList(), page, size, total);
        }
    }
}
