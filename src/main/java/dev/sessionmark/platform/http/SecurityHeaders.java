package dev.sessionmark.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Headers of every answer, refusals too. What serves something else than data says so with a
 * Content-Security-Policy of its own, which takes the place of the one here.
 */
@ApplicationScoped
public class SecurityHeaders {

    private static final int BEFORE_EVERYTHING = 21_000;

    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Content-Type-Options", "nosniff",
                    "X-Frame-Options", "DENY",
                    "Referrer-Policy", "no-referrer",
                    "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin");

    private final HttpGuardConfig config;

    SecurityHeaders(HttpGuardConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        if (config.guard()) {
            filters.register(SecurityHeaders::add, BEFORE_EVERYTHING);
        }
    }

    /** What fails before the first filter is answered all the same. */
    void register(@Observes Router router) {
        if (config.guard()) {
            router.route().order(-BEFORE_EVERYTHING).failureHandler(SecurityHeaders::add);
        }
    }

    private static void add(RoutingContext context) {
        context.addHeadersEndHandler(
                headers -> {
                    MultiMap given = context.response().headers();
                    HEADERS.forEach(
                            (name, value) -> {
                                if (!given.contains(name)) {
                                    given.set(name, value);
                                }
                            });
                });
        context.next();
    }
}
