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

    /** Writes down a numbers. */
    public Uni<Integer> add(Numbers numbers) {
        return session.createNativeQuery(Statements.INSERT_HISTORY)
                .setParameter(1, numbers.tid())
                .setParameter(2, numbers.bid())
                .setParameter(3, numbers.aid())
                .setParameter(4, numbers.delta())
                .executeUpdate();
    }
}
