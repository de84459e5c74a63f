package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import jakarta.persistence.EntityManager;

/**
 * pgbench's scripts through a blocking session. Runs in the caller's transaction; the calling
 * thread waits for every answer.
 */
public final class BlockingTransactions {

    private BlockingTransactions() {}

    /** {@link Workload#SELECT_ONLY}. */
    public static Balance selectOnly(EntityManager session, int aid) {
        Account account = session.find(Account.class, aid);
        if (account == null) {
            throw ProblemException.notFound("account", Integer.toString(aid));
        }
        return Balance.of(account);
    }

    /** {@link Workload#SIMPLE_UPDATE}. */
    public static Balance simpleUpdate(EntityManager session, Transfer transfer) {
        update(session, Statements.UPDATE_ACCOUNT, transfer.delta(), transfer.aid());
        Balance balance = selectOnly(session, transfer.aid());
        insertHistory(session, transfer);
        return balance;
    }

    /** {@link Workload#TPCB_LIKE}. */
    public static Balance tpcbLike(EntityManager session, Transfer transfer) {
        update(session, Statements.UPDATE_ACCOUNT, transfer.delta(), transfer.aid());
        Balance balance = selectOnly(session, transfer.aid());
        update(session, Statements.UPDATE_TELLER, transfer.delta(), transfer.tid());
        update(session, Statements.UPDATE_BRANCH, transfer.delta(), transfer.bid());
        insertHistory(session, transfer);
        return balance;
    }

    private static void update(EntityManager session, String statement, int delta, int id) {
        session.createQuery(statement).setParameter(1, delta).setParameter(2, id).executeUpdate();
    }

    private static void insertHistory(EntityManager session, Transfer transfer) {
        session.createNativeQuery(Statements.INSERT_HISTORY)
                .setParameter(1, transfer.tid())
                .setParameter(2, transfer.bid())
                .setParameter(3, transfer.aid())
                .setParameter(4, transfer.delta())
                .executeUpdate();
    }
}
