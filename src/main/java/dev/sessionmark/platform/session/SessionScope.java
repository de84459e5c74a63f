package dev.sessionmark.platform.session;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the work of a request begins and ends, and with it the use of its {@link RequestSession}.
 */
@ApplicationScoped
public class SessionScope {

    private final List<RequestSession> sessions;

    SessionScope(@All List<RequestSession> sessions) {
        this.sessions = sessions.stream().filter(RequestSession::active).toList();
    }

    /**
     * Runs the work of a request; the sessions opened in it are closed when it ends. A cancellation
     * does not reach it, see {@link SessionShield}. Work within work shares its sessions.
     */
    public <T> Uni<T> within(Supplier<Uni<T>> work) {
        return SessionShield.shield(() -> inRequest(Vertx.currentContext(), work));
    }

    private <T> Uni<T> inRequest(Context request, Supplier<Uni<T>> work) {
        if (request.getLocal(this) != null) {
            return work.get();
        }
        request.putLocal(this, true);
        sessions.forEach(session -> session.begin(request));
        return Uni.createFrom()
                .deferred(work::get)
                .eventually(
                        () -> {
                            request.removeLocal(this);
                            return end(request);
                        });
    }

    /**
     * Closes the request's sessions before it ends, so that no connection is held while something
     * slow is done that needs no database. None may be used after that.
     */
    public Uni<Void> release() {
        return end(Vertx.currentContext());
    }

    private Uni<Void> end(Context request) {
        Uni<Void> ended = Uni.createFrom().voidItem();
        for (RequestSession session : sessions) {
            ended = ended.chain(() -> session.end(request));
        }
        return ended;
    }
}
