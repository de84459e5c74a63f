package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** pgbench's statements through a reactive session, stateless or not. */
final class ReactiveStatements {

    private ReactiveStatements() {}

    /** What is on an account that was looked for. Fails when there is no such account. */
    static Uni<Balance> balance(Uni<Account> account, Numbers numbers) {
        return account.onItem()
                .ifNull()
                .failWith(
                        () -> ProblemException.notFound("account", Integer.toString(numbers.aid())))
                .map(Balance::of);
    }

    static Uni<Integer> write(Mutiny.QueryProducer session, Statement statement, Numbers numbers) {
        Mutiny.MutationQuery query =
                statement.mapped() == null
                        ? session.createNativeQuery(statement.nativeSql())
                        : session.createMutationQuery(statement.mapped());
        List<Integer> parameters = statement.parameters(numbers);
        for (int i = 0; i < parameters.size(); i++) {
            query.setParameter(i + 1, parameters.get(i));
        }
        return query.executeUpdate();
    }
}
