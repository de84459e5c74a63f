package dev.sessionmark.history.profile;

import dev.sessionmark.history.HistorySession;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Queries over flame graphs, in the request's session. */
@ApplicationScoped
public class FlameGraphRepository implements PanacheRepositoryBase<FlameGraph, String> {

    private final HistorySession session;

    FlameGraphRepository(HistorySession session) {
        this.session = session;
    }

    /** Keeps a flame graph, in place of what was kept before. */
    Uni<FlameGraph> keep(FlameGraph row) {
        return session.merge(row);
    }

    /** Each as name, setup, condition, event, reason: without the page itself. */
    Uni<List<Object[]>> ofExperiment(String experiment, int most) {
        return session.createSelectionQuery(
                        "select name, setup, condition, event, missingBecause"
                                + " from FlameGraph where experimentId = ?1"
                                + " order by setup, event desc",
                        Object[].class)
                .setParameter(1, experiment)
                .setMaxResults(most)
                .getResultList();
    }
}
