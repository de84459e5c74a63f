package dev.sessionmark.experiment.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Queries over measurements. */
@ApplicationScoped
public class MeasurementRepository implements PanacheRepositoryBase<Measurement, Long> {

    Uni<List<Measurement>> ofExperiment(String experiment) {
        return list("trial.experiment.id = ?1 order by trial.number, position", experiment);
    }

    Uni<List<Measurement>> ofTrial(Trial trial) {
        return list("trial = ?1 order by position", trial);
    }
}
