package dev.sessionmark.sut;

import dev.sessionmark.setup.SetupConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
        this.open = sut.enabled() || setups.byHand() || isLoopback(host);
    }

    void close(@Observes Filters filters) {
        if (!open) {
            filters.register(SetupGate::refuse, BEFORE_ALL);
        }
    }

    /** Whether only this machine can connect to the address; false where it is unknown. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static void refuse(RoutingContext request) {
        if (!request.normalizedPath().startsWith(PATHS)) {
            request.next();
            return;
        }
        request.response()
                .setStatusCode(NOT_FOUND)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(
                        new JsonObject()
                                .put("type", "about:blank")
                                .put("title", "Not Found")
                                .put("status", NOT_FOUND)
                                .put(
                                        "detail",
                                        "The setups are served to callers only while the service"
                                                + " listens on loopback, or with"
                                                + " sessionmark.setup.by-hand=true.")
                                .put("instance", request.normalizedPath())
                                .encode());
    }
}
