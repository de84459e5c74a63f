package dev.sessionmark.workload;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Branches, through the request's session: it is injected, and Panache's own methods find it. */
@ApplicationScoped
public class BranchRepository implements PanacheRepositoryBase<Branch, Integer> {

    private final WorkloadSession session;

    BranchRepository(WorkloadSession session) {
        this.session = session;
    }

    /** Adds to the balance of a branch. */
    public Uni<Integer> add(Numbers numbers) {
        return ReactiveStatements.addToBranch(session, numbers);
    }
}
