package dev.sessionmark.workload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.reactive.mutiny.Mutiny;

/** The log of transfers, through the request's reactive session, which is injected. */
@ApplicationScoped
public class HistoryRepository {

    private final Mutiny.Session session;

    HistoryRepository(Mutiny.Session session) {
        this.session = session;
    }

    /** Writes down a transfer. */
    public Uni<Integer> add(Transfer transfer) {
        return session.createNativeQuery(Statements.INSERT_HISTORY)
                .setParameter(1, transfer.tid())
                .setParameter(2, transfer.bid())
                .setParameter(3, transfer.aid())
                .setParameter(4, transfer.delta())
                .executeUpdate();
    }
}
