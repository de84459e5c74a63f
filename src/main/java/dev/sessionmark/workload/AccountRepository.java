package dev.sessionmark.workload;

import dev.sessionmark.platform.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Accounts, through the request's reactive session. */
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<Account, Integer> {

    /** What is on an account. Fails when there is no such account. */
    public Uni<Balance> balance(int aid) {
        return findById(aid)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("account", Integer.toString(aid)))
                .map(Balance::of);
    }

    /** Adds to the balance of an account. */
    public Uni<Integer> add(int aid, int delta) {
        return update("balance = balance + ?1 where aid = ?2", delta, aid);
    }
}
