package dev.sessionmark.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Queries over the distributions of trials, in the request's session. */
@ApplicationScoped
public class TrialDistributionsRepository
        implements PanacheRepositoryBase<TrialDistributions, Long> {

    private final HistorySession session;

    TrialDistributionsRepository(HistorySession session) {
        this.session = session;
    }

    Uni<List<TrialDistributions>> ofExperiment(String experiment) {
        return session.createSelectionQuery(
                        "from TrialDistributions where trial in"
                                + " (select t.id from Trial t where t.experiment.id = ?1)",
                        TrialDistributions.class)
                .setParameter(1, experiment)
                .getResultList();
    }
}
