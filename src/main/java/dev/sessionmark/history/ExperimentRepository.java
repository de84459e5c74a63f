package dev.sessionmark.history;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Queries over experiments, in the request's session: it is injected, and Panache's own methods
 * find it. Those that write need a transaction.
 */
@ApplicationScoped
public class ExperimentRepository implements PanacheRepositoryBase<Experiment, String> {

    private static final String SEARCHED =
            "(id || ' ' || coalesce(label, '') || ' ' || coalesce(notes, '') || ' ' || setups)";

    /**
     * Held to the end of a transaction; any number that others do not use. Its value is nothing,
     * which no driver reads, so it is made a text.
     */
    private static final String LOCK_QUEUE =
            "select cast(pg_advisory_xact_lock(" + 0x5e5510_6d41_7175L + ") as varchar)";

    private final HistorySession session;

    ExperimentRepository(HistorySession session) {
        this.session = session;
    }

    Uni<List<Experiment>> newest(List<String> words, int page, int size) {
        return with(
                        words,
                        session.createSelectionQuery(
                                "from Experiment"
                                        + where(words)
                                        + " order by submittedAt desc, id desc",
                                Experiment.class))
                .setFirstResult(page * size)
                .setMaxResults(size)
                .getResultList();
    }

    Uni<Long> count(List<String> words) {
        return with(
                        words,
                        session.createSelectionQuery(
                                "select count(*) from Experiment" + where(words), Long.class))
                .getSingleResult();
    }

    /**
     * How many wait. Whoever else asks this way is answered when the transaction of this session
     * has ended, so the number is still true when one more is added in it.
     */
    Uni<Long> waitingOnesLocked() {
        return session.createNativeQuery(LOCK_QUEUE, String.class)
                .getSingleResult()
                .chain(
                        locked ->
                                session.createSelectionQuery(
                                                "select count(*) from Experiment where status ="
                                                        + " :waiting",
                                                Long.class)
                                        .setParameter("waiting", Status.QUEUED)
                                        .getSingleResult());
    }

    /** Id of the newest that ended with all its trials; null without one. */
    Uni<String> newestDone() {
        return session.createSelectionQuery(
                        "select id from Experiment where status = :done order by id desc",
                        String.class)
                .setParameter("done", Status.DONE)
                .setMaxResults(1)
                .getSingleResultOrNull();
    }

    private static String where(List<String> words) {
        return words.isEmpty()
                ? ""
                : IntStream.rangeClosed(1, words.size())
                        .mapToObj(n -> SEARCHED + " ilike ?" + n + " escape '!'")
                        .collect(Collectors.joining(" and ", " where ", ""));
    }

    private static <T> Mutiny.SelectionQuery<T> with(
            List<String> words, Mutiny.SelectionQuery<T> query) {
        for (int n = 1; n <= words.size(); n++) {
            query.setParameter(n, "%" + words.get(n - 1).replaceAll("[!%_]", "!$0") + "%");
        }
        return query;
    }

    /** Changes what is said of it, and nothing that the queue may be changing just now. */
    Uni<Boolean> describe(String id, Description description) {
        return session.createMutationQuery(
                        "update Experiment set"
                                + " label = nullif(coalesce(:label, label), ''),"
                                + " notes = nullif(coalesce(:notes, notes), '')"
                                + " where id = :id")
                .setParameter("id", id)
                .setParameter("label", description.label())
                .setParameter("notes", description.notes())
                .executeUpdate()
                .map(updated -> updated == 1);
    }

    /** Removes it when it is over; what belongs to it goes with it. */
    Uni<Boolean> removeOver(String id) {
        return session.createMutationQuery(
                        "delete from Experiment where id = :id and status not in (:going)")
                .setParameter("id", id)
                .setParameter("going", List.of(Status.QUEUED, Status.RUNNING))
                .executeUpdate()
                .map(removed -> removed == 1);
    }

    /**
     * Takes the oldest waiting experiment and marks it as running. The one place that decides who
     * runs what. One that this process has taken comes first, so that it never has two, however
     * many of its claims are kept without an answer, or late.
     *
     * @return null when none waits
     */
    Uni<Experiment> claim(String process, Instant now) {
        return session.createSelectionQuery(
                        "from Experiment where status = :waiting"
                                + " or status = :running and claimedBy = :process"
                                + " order by case when status = :running then 0 else 1 end,"
                                + " submittedAt, id",
                        Experiment.class)
                .setParameter("waiting", Status.QUEUED)
                .setParameter("running", Status.RUNNING)
                .setParameter("process", process)
                .setMaxResults(1)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResultOrNull()
                .invoke(
                        experiment -> {
                            if (experiment != null) {
                                experiment.status = Status.RUNNING;
                                experiment.startedAt = now;
                                experiment.heartbeatAt = now;
                                experiment.claimedBy = process;
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

    /** Not Panache's {@code update}: it ignores the entity's persistence unit (3.37.1). */
    private Mutiny.MutationQuery end(String where, Status to) {
        return session.createMutationQuery(
                        "update Experiment set status = :to, endedAt = :now,"
                                + " incompleteBecause = :because where "
                                + where)
                .setParameter("to", to);
    }
}
