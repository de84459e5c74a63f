package dev.sessionmark.experiment.history;

import static dev.sessionmark.experiment.history.MeasurementHistogram.WHOLE;

import dev.sessionmark.experiment.HistogramName;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Queries over histograms. */
@ApplicationScoped
public class HistogramRepository implements PanacheRepositoryBase<MeasurementHistogram, Long> {

    Uni<List<MeasurementHistogram>> ofExperiment(String experiment) {
        return list("measurement.trial.experiment.id", experiment);
    }

    /** One distribution of a trial: one row for each of its windows, in their order. */
    Uni<List<MeasurementHistogram>> ofTrial(Trial trial, HistogramName name) {
        return list(
                "measurement.trial = ?1 and name = ?2 and slice = ?3 order by measurement.position",
                trial,
                name.id(),
                WHOLE);
    }
}
