package dev.sessionmark.workload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The log of transfers, through the request's session, which is injected. Not Panache's: the table
 * has no key, and so no entity.
 */
@ApplicationScoped
public class PgbenchHistoryRepository {

    private final WorkloadSession session;

    PgbenchHistoryRepository(WorkloadSession session) {
        this.session = session;
    }

    /** Writes down a transfer. */
    public Uni<Integer> add(Numbers numbers) {
        return ReactiveStatements.insertHistory(session, numbers);
    }
}
