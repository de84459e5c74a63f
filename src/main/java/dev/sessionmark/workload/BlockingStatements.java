package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

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

    static void write(EntityManager session, Statement statement, Numbers numbers) {
        Query query =
                statement.mapped() == null
                        ? session.createNativeQuery(statement.nativeSql())
                        : session.createQuery(statement.mapped());
        List<Integer> parameters = statement.parameters(numbers);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        query.executeUpdate();
    }
}
