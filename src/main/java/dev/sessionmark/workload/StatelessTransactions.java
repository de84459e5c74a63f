package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * pgbench's scripts through a reactive stateless session. Runs in the caller's session and
 * transaction.
 */
public final class StatelessTransactions {

    private StatelessTransactions() {}

    /** {@link Workload#SELECT_ONLY}. */
    public static Uni<Balance> selectOnly(Mutiny.StatelessSession session, int aid) {
        return session.get(Account.class, aid)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("account", Integer.toString(aid)))
                .map(Balance::of);
    }

    /** {@link Workload#SIMPLE_UPDATE}. */
    public static Uni<Balance> simpleUpdate(Mutiny.StatelessSession session, Transfer transfer) {
        return update(session, Statements.UPDATE_ACCOUNT, transfer.delta(), transfer.aid())
                .chain(() -> selectOnly(session, transfer.aid()))
                .call(() -> insertHistory(session, transfer));
    }

    /** {@link Workload#TPCB_LIKE}. */
    public static Uni<Balance> tpcbLike(Mutiny.StatelessSession session, Transfer transfer) {
        return update(session, Statements.UPDATE_ACCOUNT, transfer.delta(), transfer.aid())
                .chain(() -> selectOnly(session, transfer.aid()))
                .call(
                        () ->
                                update(
                                        session,
                                        Statements.UPDATE_TELLER,
                                        transfer.delta(),
                                        transfer.tid()))
                .call(
                        () ->
                                update(
                                        session,
                                        Statements.UPDATE_BRANCH,
                                        transfer.delta(),
                                        transfer.bid()))
                .call(() -> insertHistory(session, transfer));
    }

    private static Uni<Integer> update(
            Mutiny.StatelessSession session, String statement, int delta, int id) {
        return session.createMutationQuery(statement)
                .setParameter(1, delta)
                .setParameter(2, id)
                .executeUpdate();
    }

    private static Uni<Integer> insertHistory(Mutiny.StatelessSession session, Transfer transfer) {
        return session.createNativeQuery(Statements.INSERT_HISTORY)
                .setParameter(1, transfer.tid())
                .setParameter(2, transfer.bid())
                .setParameter(3, transfer.aid())
                .setParameter(4, transfer.delta())
                .executeUpdate();
    }
}
