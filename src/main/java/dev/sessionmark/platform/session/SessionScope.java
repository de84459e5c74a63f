package dev.sessionmark.platform.session;

import io.quarkus.hibernate.reactive.panache.common.WithSessionOnDemand;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Marks the current request so that the first repository call opens the session of them all. */
@ApplicationScoped
public class SessionScope {

    /** Runs the work; the sessions opened in it are closed when it ends. */
    @WithSessionOnDemand
    public <T> Uni<T> within(Supplier<Uni<T>> work) {
        return work.get();
    }
}
