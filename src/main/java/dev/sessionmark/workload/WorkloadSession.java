package dev.sessionmark.workload;

import dev.sessionmark.platform.session.RequestSession;
import io.quarkus.arc.InjectableInstance;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** The request's session on the measured database, to be injected. */
@Singleton
@Typed({WorkloadSession.class, RequestSession.class})
public final class WorkloadSession extends RequestSession {

    WorkloadSession(InjectableInstance<Mutiny.SessionFactory> database) {
        super(database);
    }
}
