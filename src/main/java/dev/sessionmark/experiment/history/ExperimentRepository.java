package dev.sessionmark.experiment.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Queries over experiments. Each needs a session; those that write need a transaction. */
@ApplicationScoped
public class ExperimentRepository implements PanacheRepositoryBase<Experiment, String> {

    Uni<List<Experiment>> newest(int page, int size) {
        return findAll(Sort.descending("submittedAt", "id")).page(page, size).list();
    }

    /**
     * Takes the oldest waiting experiment and marks it as running. The one place that decides who
     * runs what.
     *
     * @return null when none waits
     */
    Uni<Experiment> claim(Instant now) {
        return find("status", Sort.ascending("submittedAt", "id"), Status.QUEUED)
                .page(0, 1)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
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
        return getSession()
                .chain(
                        session ->
                                end(session, "id = :id and status = :from", Status.CANCELLED)
                                        .setParameter("id", id)
                                        .setParameter("from", Status.QUEUED)
                                        .setParameter("now", now)
                                        .setParameter("because", because)
                                        .executeUpdate())
                .map(updated -> updated == 1);
    }

    /**
     * Ends all experiments marked as running.
     *
     * @return how many
     */
    Uni<Integer> failRunning(Instant now, String because) {
        return getSession()
                .chain(
                        session ->
                                end(session, "status = :from", Status.FAILED)
                                        .setParameter("from", Status.RUNNING)
                                        .setParameter("now", now)
                                        .setParameter("because", because)
                                        .executeUpdate());
    }

    /** Not Panache's {@code update}: it ignores the entity's persistence unit (3.37.1). */
    private static Mutiny.MutationQuery end(Mutiny.Session session, String where, Status to) {
        return session.createMutationQuery(
                        "update Experiment set status = :to, endedAt = :now,"
                                + " incompleteBecause = :because where "
                                + where)
                .setParameter("to", to);
    }
}
