package dev.sessionmark.platform.http;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Compresses text for whoever takes it: modules, styles and comparisons shrink to a quarter. Not by
 * Quarkus' own key, which is fixed when the program is built: a system under test would carry the
 * handlers too, before each request that is measured, for a load generator that asks for nothing of
 * the kind.
 */
@Singleton
public class Compression implements HttpServerOptionsCustomizer {

    private static final int BEFORE_EVERYTHING = 21_500;

    /** Pictures and the like are small already; events must not wait for more of them. */
    private static final Set<String> TEXT =
            Set.of(
                    "text/html",
                    "text/css",
                    "text/javascript",
                    "text/plain",
                    "text/csv",
                    "text/markdown",
                    "application/json",
                    "image/svg+xml");

    private final HttpGuardConfig config;

    Compression(HttpGuardConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setCompressionSupported(config.guard());
    }

    void register(@Observes Filters filters) {
        if (config.guard()) {
            filters.register(Compression::spareOthers, BEFORE_EVERYTHING);
        }
    }

    private static void spareOthers(RoutingContext context) {
        context.addHeadersEndHandler(
                sent -> {
                    MultiMap headers = context.response().headers();
                    if (!headers.contains(HttpHeaders.CONTENT_ENCODING) && !isText(headers)) {
                        headers.set(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
                    }
                });
        context.next();
    }

    private static boolean isText(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && TEXT.contains(type.split(";", 2)[0].strip());
    }
}
