package dev.sessionmark.experiment.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;

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
        return update(
                        "status = ?1, endedAt = ?2, incompleteBecause = ?3"
                                + " where id = ?4 and status = ?5",
                        Status.CANCELLED,
                        now,
                        because,
                        id,
                        Status.QUEUED)
                .map(updated -> updated == 1);
    }

    /**
     * Ends all experiments marked as running.
     *
     * @return how many
     */
    Uni<Integer> failRunning(Instant now, String because) {
        return update(
                "status = ?1, endedAt = ?2, incompleteBecause = ?3 where status = ?4",
                Status.FAILED,
                now,
                because,
                Status.RUNNING);
    }
}
