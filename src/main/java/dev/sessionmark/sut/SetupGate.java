package dev.sessionmark.sut;

import dev.sessionmark.platform.http.Refusal;
import dev.sessionmark.platform.http.RequestOrigin;
import dev.sessionmark.setup.SetupConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the setups out of a service that others can reach. Called by hand they run on the service's
 * own event loops and pool: a blocking one can fail its liveness probe, and clients that hang up
 * can drain the pool for good.
 */
@ApplicationScoped
public class SetupGate {

    private static final String PATHS = "/setups/";

    /** Before anything follows the request or serves it. */
    private static final int BEFORE_ALL = 20_000;

    private static final int NOT_FOUND = 404;

    private final boolean open;

    SetupGate(
            SutConfig sut,
            SetupConfig setups,
            @ConfigProperty(name = "quarkus.http.host", defaultValue = "localhost") String host) {
        this.open = sut.enabled() || setups.byHand() || RequestOrigin.isLoopback(host);
    }

    void close(@Observes Filters filters) {
        if (!open) {
            filters.register(SetupGate::refuse, BEFORE_ALL);
        }
    }

    private static void refuse(RoutingContext request) {
        if (!request.normalizedPath().startsWith(PATHS)) {
            request.next();
            return;
        }
        Refusal.send(
                request,
                NOT_FOUND,
                "The setups are served to callers only while the service listens on loopback, or"
                        + " with sessionmark.setup.by-hand=true.");
    }
}
