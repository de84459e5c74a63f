package dev.sessionmark.setup;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Stands for a call to another service: takes its time, needs no thread and no database. */
@ApplicationScoped
public class SlowCall {

    private final Vertx vertx;
    private final SetupConfig config;

    SlowCall(Vertx vertx, SetupConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** Ends after {@link SetupConfig#slowCall()}, on the caller's event loop. */
    public Uni<Void> make() {
        return Uni.createFrom()
                .emitter(
                        call ->
                                vertx.setTimer(
                                        config.slowCall().toMillis(),
                                        timer -> call.complete(null)));
    }
}
