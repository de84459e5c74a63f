package dev.sessionmark.api;

import dev.sessionmark.experiment.Environment;
import dev.sessionmark.experiment.ExperimentPlan;
import dev.sessionmark.experiment.Preparation;
import dev.sessionmark.history.ExperimentSummary;
import dev.sessionmark.history.Page;
import dev.sessionmark.history.Status;
import dev.sessionmark.history.StoredExperiment.ExperimentDetail;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An experiment.
 *
 * @param id sortable by time
 * @param status where it is in its life
 * @param label what people call it; null without a name
 * @param notes what people note on it; null without any
 * @param plan what is measured; may be posted again as it is
 * @param submittedAt when it was asked for
 * @param startedAt null while it waits
 * @param endedAt null until it is over
 * @param incompleteBecause why it ended early
 * @param environment where it ran; only where one experiment is asked for
 * @param preparation what was found before the first trial; likewise
 * @param trials those that ended; likewise
 */
@RegisterForReflection
@Schema(name = "Experiment")
public record ExperimentView(
        @Schema(examples = "20261123-051500-3f2a") String id,
        Status status,
        String label,
        String notes,
        ExperimentPlan plan,
        Instant submittedAt,
        Instant startedAt,
        Instant endedAt,
        String incompleteBecause,
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
        return of(summary, null, null, null);
    }

    static ExperimentView of(ExperimentDetail detail) {
        return of(
                detail.summary(),
                detail.environment(),
                PreparationView.of(detail.preparation()),
                detail.trials().stream().map(TrialView::of).toList());
    }

    private static ExperimentView of(
            ExperimentSummary summary,
            Environment environment,
            PreparationView preparation,
            List<TrialView> trials) {
        return new ExperimentView(
                summary.id(),
                summary.status(),
                summary.label(),
                summary.notes(),
                summary.plan(),
                summary.submittedAt(),
                summary.startedAt(),
                summary.endedAt(),
                summary.incompleteBecause(),
                environment,
                preparation,
                trials);
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

        static ExperimentPage of(Page<ExperimentSummary> page) {
            return new ExperimentPage(
                    page.items().stream().map(ExperimentView::of).toList(),
                    page.page(),
                    page.size(),
                    page.total());
        }
    }
}
