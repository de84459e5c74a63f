package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/** pgbench's statements through a reactive session, stateless or not. */
final class ReactiveStatements {

    private ReactiveStatements() {}

    static Uni<Balance> balance(Mutiny.Session session, Numbers numbers) {
        return found(session.find(Account.class, numbers.aid()), numbers);
    }

    static Uni<Balance> balance(Mutiny.StatelessSession session, Numbers numbers) {
        return found(session.get(Account.class, numbers.aid()), numbers);
    }

    static Uni<Integer> addToAccount(Mutiny.QueryProducer session, Numbers numbers) {
        return update(session, Statements.UPDATE_ACCOUNT, numbers.delta(), numbers.aid());
    }

    static Uni<Integer> addToTeller(Mutiny.QueryProducer session, Numbers numbers) {
        return update(session, Statements.UPDATE_TELLER, numbers.delta(), numbers.tid());
    }

    static Uni<Integer> addToBranch(Mutiny.QueryProducer session, Numbers numbers) {
        return update(session, Statements.UPDATE_BRANCH, numbers.delta(), numbers.bid());
    }

    static Uni<Integer> insertHistory(Mutiny.QueryProducer session, Numbers numbers) {
        return session.createNativeQuery(Statements.INSERT_HISTORY)
                .setParameter(1, numbers.tid())
                .setParameter(2, numbers.bid())
                .setParameter(3, numbers.aid())
                .setParameter(4, numbers.delta())
                .executeUpdate();
    }

    /** What is on an account that was looked for. Fails when there is no such account. */
    static Uni<Balance> found(Uni<Account> account, Numbers numbers) {
        return account.onItem()
                .ifNull()
                .failWith(
                        () -> ProblemException.notFound("account", Integer.toString(numbers.aid())))
                .map(Balance::of);
    }

    private static Uni<Integer> update(
            Mutiny.QueryProducer session, String statement, int delta, int id) {
        return session.createMutationQuery(statement)
                .setParameter(1, delta)
                .setParameter(2, id)
                .executeUpdate();
    }
}
