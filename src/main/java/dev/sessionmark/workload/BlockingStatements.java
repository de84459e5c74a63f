package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import jakarta.persistence.EntityManager;

/** pgbench's statements through a blocking session. */
final class BlockingStatements {

    private BlockingStatements() {}

    static Balance balance(EntityManager session, Numbers numbers) {
        Account account = session.find(Account.class, numbers.aid());
        if (account == null) {
            throw ProblemException.notFound("account", Integer.toString(numbers.aid()));
        }
        return Balance.of(account);
    }

    static void addToAccount(EntityManager session, Numbers numbers) {
        update(session, Statements.UPDATE_ACCOUNT, numbers.delta(), numbers.aid());
    }

    static void addToTeller(EntityManager session, Numbers numbers) {
        update(session, Statements.UPDATE_TELLER, numbers.delta(), numbers.tid());
    }

    static void addToBranch(EntityManager session, Numbers numbers) {
        update(session, Statements.UPDATE_BRANCH, numbers.delta(), numbers.bid());
    }

    static void insertHistory(EntityManager session, Numbers numbers) {
        session.createNativeQuery(Statements.INSERT_HISTORY)
                .setParameter(1, numbers.tid())
                .setParameter(2, numbers.bid())
                .setParameter(3, numbers.aid())
                .setParameter(4, numbers.delta())
                .executeUpdate();
    }

    private static void update(EntityManager session, String statement, int delta, int id) {
        session.createQuery(statement).setParameter(1, delta).setParameter(2, id).executeUpdate();
    }
}
