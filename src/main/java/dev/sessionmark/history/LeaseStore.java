package dev.sessionmark.history;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The signs of whoever runs an experiment, in the session of the request. No clock is compared with
 * another: a sign only has to be another one than the last.
 */
@ApplicationScoped
public class LeaseStore {

    private static final String MINE = " where id = :id and status = :running";

    private final HistorySession session;

    LeaseStore(HistorySession session) {
        this.session = session;
    }

    public Uni<Lease> renew(String id, Instant now) {
        return session.withTransaction(
                begun ->
                        running("update Experiment set heartbeatAt = :now" + MINE, id)
                                .setParameter("now", now)
                                .executeUpdate()
                                .chain(
                                        updated ->
                                                updated == 0
                                                        ? Uni.createFrom().item(Lease.LOST)
                                                        : asked(id)));
    }

    private Uni<Lease> asked(String id) {
        return session.createSelectionQuery(
                        "select cancelAsked from Experiment where id = :id", Boolean.class)
                .setParameter("id", id)
                .getSingleResult()
                .map(asked -> asked ? Lease.CANCEL_ASKED : Lease.KEPT);
    }

    public Uni<List<Running>> running() {
        return session.createSelectionQuery(
                        "select id, heartbeatAt, cancelAsked from Experiment"
                                + " where status = :running order by id",
                        Object[].class)
                .setParameter("running", Status.RUNNING)
                .getResultList()
                .map(
                        rows ->
                                rows.stream()
                                        .map(
                                                row ->
                                                        new Running(
                                                                (String) row[0],
                                                                (Instant) row[1],
                                                                (Boolean) row[2]))
                                        .toList());
    }

    /**
     * Asks whoever runs the experiment to end it.
     *
     * @return whether it runs
     */
    public Uni<Boolean> askToCancel(String id) {
        return session.withTransaction(
                begun ->
                        running("update Experiment set cancelAsked = true" + MINE, id)
                                .executeUpdate()
                                .map(updated -> updated == 1));
    }

    /** Writes to the row without a change, to see whether it can be written at all. */
    public Uni<Void> touch(Running seen) {
        return session.withTransaction(
                begun ->
                        running("update Experiment set cancelAsked = cancelAsked" + MINE, seen.id())
                                .executeUpdate()
                                .replaceWithVoid());
    }

    /**
     * Ends an experiment that nobody runs.
     *
     * @param seen as it was; a sign given since then keeps it
     * @return whether it was ended
     */
    public Uni<Boolean> endUnattended(Running seen, Instant now, String because) {
        return session.withTransaction(
                begun ->
                        running(
                                        "update Experiment set status = :to, endedAt = :now,"
                                                + " incompleteBecause = :because"
                                                + MINE
                                                + " and heartbeatAt = :seen",
                                        seen.id())
                                .setParameter(
                                        "to", seen.cancelAsked() ? Status.CANCELLED : Status.FAILED)
                                .setParameter("now", now)
                                .setParameter("because", because)
                                .setParameter("seen", seen.heartbeatAt())
                                .executeUpdate()
                                .map(updated -> updated == 1));
    }

    private Mutiny.MutationQuery running(String update, String id) {
        return session.createMutationQuery(update)
                .setParameter("id", id)
                .setParameter("running", Status.RUNNING);
    }

    public enum Lease {
        KEPT,
        CANCEL_ASKED,
        LOST
    }

    /**
     * An experiment that is marked as running.
     *
     * @param id of the experiment
     * @param heartbeatAt the last sign of whoever runs it, by their clock
     * @param cancelAsked whether somebody asks for its end
     */
    public record Running(String id, Instant heartbeatAt, boolean cancelAsked) {

        public boolean sameSign(Running later) {
            return heartbeatAt.equals(later.heartbeatAt);
        }
    }
}
