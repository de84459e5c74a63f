package dev.sessionmark.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Queries over experiments, in the request's session: it is injected, and Panache's own methods
 * find it. Those that write need a transaction.
 */
@ApplicationScoped
public class ExperimentRepository implements PanacheRepositoryBase<Experiment, String> {

    private final HistorySession session;

    ExperimentRepository(HistorySession session) {
        this.session = session;
    }

    Uni<List<Experiment>> newest(int page, int size) {
        return session.createSelectionQuery(
                        "from Experiment order by submittedAt desc, id desc", Experiment.class)
                .setFirstResult(page * size)
                .setMaxResults(size)
                .getResultList();
    }

    /**
     * Takes the oldest waiting experiment and marks it as running. The one place that decides who
     * runs what.
     *
     * @return null when none waits
     */
    Uni<Experiment> claim(Instant now) {
        return session.createSelectionQuery(
                        "from Experiment where status = :waiting order by submittedAt, id",
                        Experiment.class)
                .setParameter("waiting", Status.QUEUED)
                .setMaxResults(1)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResultOrNull()
                .invoke(
                        experiment -> {
                            if (experiment != null) {
                                experiment.status = Status.RUNNING;
                                experiment.startedAt = now;
                            }
                        });
    }

    /**
     * Ends an experiment that waits.
     *
     * @return whether it still did
     */
    Uni<Boolean> cancelQueued(String id, Instant now, String because) {
        return end("id = :id and status = :from", Status.CANCELLED)
                .setParameter("id", id)
                .setParameter("from", Status.QUEUED)
                .setParameter("now", now)
                .setParameter("because", because)
                .executeUpdate()
                .map(updated -> updated == 1);
    }

    /**
     * Ends all experiments marked as running.
     *
     * @return how many
     */
    Uni<Integer> failRunning(Instant now, String because) {
        return end("status = :from", Status.FAILED)
                .setParameter("from", Status.RUNNING)
                .setParameter("now", now)
                .setParameter("because", because)
                .executeUpdate();
    }

    /** Not Panache's {@code update}: it ignores the entity's persistence unit (3.37.1). */
    private Mutiny.MutationQuery end(String where, Status to) {
        return session.createMutationQuery(
                        "update Experiment set status = :to, endedAt = :now,"
                                + " incompleteBecause = :because where "
                                + where)
                .setParameter("to", to);
    }
}
