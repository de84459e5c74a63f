package dev.sessionmark.experiment.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Queries over trials. */
@ApplicationScoped
public class TrialRepository implements PanacheRepositoryBase<Trial, Long> {

    Uni<List<Trial>> ofExperiment(String experiment) {
        return list("experiment.id = ?1 order by number", experiment);
    }

    /** With its experiment; null when there is no such trial. */
    Uni<Trial> ofExperiment(String experiment, int number) {
        return find(
                        "from Trial t join fetch t.experiment e where e.id = ?1 and t.number = ?2",
                        experiment,
                        number)
                .firstResult();
    }
}
