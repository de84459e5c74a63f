package dev.sessionmark.workload;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Accounts, through the request's session: it is injected, and Panache's own methods find it. */
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<Account, Integer> {

    private final WorkloadSession session;

    AccountRepository(WorkloadSession session) {
        this.session = session;
    }

    /** What is on an account. Fails when there is no such account. */
    public Uni<Balance> balance(Numbers numbers) {
        return ReactiveStatements.found(findById(numbers.aid()), numbers);
    }

    /** Adds to the balance of an account. */
    public Uni<Integer> add(Numbers numbers) {
        return ReactiveStatements.addToAccount(session, numbers);
    }
}
