package dev.sessionmark.workload;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Accounts, and what a transfer changes beside them, through the request's session: it is injected,
 * and Panache's own methods find it.
 */
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<Account, Integer> {

    private final WorkloadSession session;

    AccountRepository(WorkloadSession session) {
        this.session = session;
    }

    /** What is on an account. Fails when there is no such account. */
    Uni<Balance> balance(Numbers numbers) {
        return ReactiveStatements.balance(findById(numbers.aid()), numbers);
    }

    Uni<Integer> write(Statement statement, Numbers numbers) {
        return ReactiveStatements.write(session, statement, numbers);
    }
}
