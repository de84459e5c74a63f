package dev.sessionmark.workload;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Tellers, through the request's reactive session. */
@ApplicationScoped
public class TellerRepository implements PanacheRepositoryBase<Teller, Integer> {

    /** Adds to the balance of a teller. */
    public Uni<Integer> add(int tid, int delta) {
        return update("balance = balance + ?1 where tid = ?2", delta, tid);
    }
}
