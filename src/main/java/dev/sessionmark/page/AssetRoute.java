package dev.sessionmark.page;

import dev.sessionmark.platform.http.HttpGuardConfig;
import dev.sessionmark.platform.http.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Optional;

/** Serves {@link Assets} for ever under their hash, and under no other. */
@ApplicationScoped
public class AssetRoute {

    private static final String ADDRESS = "/assets/([0-9a-f]{8})/([A-Za-z0-9/._-]+)";
    private static final int NOT_FOUND = 404;

    private final HttpGuardConfig config;

    AssetRoute(HttpGuardConfig config) {
        this.config = config;
    }

    /** Not in a system under test, which would match each request that is measured with it. */
    void register(@Observes Router router) {
        if (!config.guard()) {
            return;
        }
        router.getWithRegex(ADDRESS).handler(AssetRoute::serve);
        router.headWithRegex(ADDRESS).handler(AssetRoute::serve);
    }

    private static void serve(RoutingContext request) {
        Assets assets = Assets.all();
        String name = request.pathParam("param1");
        // Another hash is another version, whose content is not here.
        boolean ours = assets.folder().endsWith("/" + request.pathParam("param0"));
        Optional<byte[]> plain = ours ? assets.content(name) : Optional.empty();
        Optional<byte[]> compressed = ours ? assets.compressed(name) : Optional.empty();
        if (plain.isEmpty() && compressed.isEmpty()) {
            Refusal.send(request, NOT_FOUND, "There is no such file here; reload the page.");
            return;
        }
        HttpServerResponse response = request.response();
        boolean asStored = compressed.isPresent() && takesGzip(request);
        if (asStored) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        byte[] content =
                plain.orElseGet(
                        () -> asStored ? compressed.get() : Assets.expanded(compressed.get()));
        response.putHeader(HttpHeaders.CONTENT_TYPE, Assets.type(name) + ";charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .end(Buffer.buffer(content));
    }

    private static boolean takesGzip(RoutingContext request) {
        // Over HTTP/2 Netty takes the header for an order to compress what is compressed already.
        boolean passedOn = request.request().version() != HttpVersion.HTTP_2;
        String accepted = request.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        return passedOn && accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
    }
}
