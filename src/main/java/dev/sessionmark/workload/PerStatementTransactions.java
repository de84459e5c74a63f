package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** pgbench's scripts with a reactive session, and for writes a transaction, for each statement. */
@ApplicationScoped
public class PerStatementTransactions {

    private final Mutiny.SessionFactory sessions;

    PerStatementTransactions(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** {@link Workload#SELECT_ONLY}. */
    public Uni<Balance> selectOnly(int aid) {
        return sessions.withSession(session -> session.find(Account.class, aid))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("account", Integer.toString(aid)))
                .map(Balance::of);
    }

    /** {@link Workload#SIMPLE_UPDATE}, as three transactions. */
    public Uni<Balance> simpleUpdate(Transfer transfer) {
        return update(Statements.UPDATE_ACCOUNT, transfer.delta(), transfer.aid())
                .chain(() -> selectOnly(transfer.aid()))
                .call(() -> insertHistory(transfer));
    }

    /** {@link Workload#TPCB_LIKE}, as five transactions. */
    public Uni<Balance> tpcbLike(Transfer transfer) {
        return update(Statements.UPDATE_ACCOUNT, transfer.delta(), transfer.aid())
                .chain(() -> selectOnly(transfer.aid()))
                .call(() -> update(Statements.UPDATE_TELLER, transfer.delta(), transfer.tid()))
                .call(() -> update(Statements.UPDATE_BRANCH, transfer.delta(), transfer.bid()))
                .call(() -> insertHistory(transfer));
    }

    private Uni<Integer> update(String statement, int delta, int id) {
        return sessions.withTransaction(
                session ->
                        session.createMutationQuery(statement)
                                .setParameter(1, delta)
                                .setParameter(2, id)
                                .executeUpdate());
    }

    private Uni<Integer> insertHistory(Transfer transfer) {
        return sessions.withTransaction(
                session ->
                        session.createNativeQuery(Statements.INSERT_HISTORY)
                                .setParameter(1, transfer.tid())
                                .setParameter(2, transfer.bid())
                                .setParameter(3, transfer.aid())
                                .setParameter(4, transfer.delta())
                                .executeUpdate());
    }
}
