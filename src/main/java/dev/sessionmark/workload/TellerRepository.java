package dev.sessionmark.workload;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tellers, through the request's session: it is injected, and Panache's own methods find it. */
@ApplicationScoped
public class TellerRepository implements PanacheRepositoryBase<Teller, Integer> {

    private final WorkloadSession session;

    TellerRepository(WorkloadSession session) {
        this.session = session;
    }

    /** Adds to the balance of a teller. */
    public Uni<Integer> add(Numbers numbers) {
        return ReactiveStatements.addToTeller(session, numbers);
    }
}
