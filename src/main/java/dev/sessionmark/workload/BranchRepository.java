package dev.sessionmark.workload;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Branches, through the request's reactive session. */
@ApplicationScoped
public class BranchRepository implements PanacheRepositoryBase<Branch, Integer> {

    /** Adds to the balance of a branch. */
    public Uni<Integer> add(int bid, int delta) {
        return update("balance = balance + ?1 where bid = ?2", delta, bid);
    }
}
