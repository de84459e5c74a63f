package dev.sessionmark.history;

import dev.sessionmark.platform.session.RequestSession;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** The request's session on the history, to be injected. */
@Singleton
@Typed({HistorySession.class, RequestSession.class})
public final class HistorySession extends RequestSession {

    HistorySession(
            @PersistenceUnit(HistoryPool.NAME) InjectableInstance<Mutiny.SessionFactory> database) {
        super(database);
    }
}
