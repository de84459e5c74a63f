package dev.sessionmark.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class TrialRepository implements PanacheRepositoryBase<Trial, Long> {

    private final HistorySession session;

    TrialRepository(HistorySession session) {
        this.session = session;
    }

    Uni<List<Trial>> ofExperiment(String experiment) {
        return session.createSelectionQuery(
                        "from Trial where experiment.id = ?1 order by number", Trial.class)
                .setParameter(1, experiment)
                .getResultList();
    }

    Uni<List<Trial>> after(String experiment, int number) {
        return session.createSelectionQuery(
                        "from Trial where experiment.id = ?1 and number > ?2 order by number",
                        Trial.class)
                .setParameter(1, experiment)
                .setParameter(2, number)
                .getResultList();
    }

    /** With its experiment; null when there is no such trial. */
    Uni<Trial> ofExperiment(String experiment, int number) {
        return session.createSelectionQuery(
                        "from Trial t join fetch t.experiment e where e.id = ?1 and t.number = ?2",
                        Trial.class)
                .setParameter(1, experiment)
                .setParameter(2, number)
                .getSingleResultOrNull();
    }

    Uni<List<TrialDistributions>> distributions(String experiment) {
        return session.createSelectionQuery(
                        "from TrialDistributions where trial in"
                                + " (select t.id from Trial t where t.experiment.id = ?1)",
                        TrialDistributions.class)
                .setParameter(1, experiment)
                .getResultList();
    }
}
