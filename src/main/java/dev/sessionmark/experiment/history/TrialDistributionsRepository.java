package dev.sessionmark.experiment.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Queries over the distributions of trials. */
@ApplicationScoped
public class TrialDistributionsRepository
        implements PanacheRepositoryBase<TrialDistributions, Long> {

    Uni<List<TrialDistributions>> ofExperiment(String experiment) {
        return list("trial in (select t.id from Trial t where t.experiment.id = ?1)", experiment);
    }
}
