package dev.sessionmark.platform.session;

import io.quarkus.hibernate.reactive.panache.common.WithSessionOnDemand;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/** Marks the current request so that the first repository call opens the session of them all. */
@ApplicationScoped
public class SessionScope {

    /** Runs the work; the sessions opened in it are closed when it ends. */
    @WithSessionOnDemand
    public <T> Uni<T> within(Supplier<Uni<T>> work) {
        return work.get();
    }

    /**
     * Closes the request's session of this persistence unit before the request ends, so that no
     * connection is held while something slow is done that needs no database. No repository may be
     * used after that.
     */
    public Uni<Void> release(String persistenceUnit) {
        Mutiny.Session session = SessionOperations.getCurrentSession(persistenceUnit);
        return session == null ? Uni.createFrom().voidItem() : session.close();
    }
}
