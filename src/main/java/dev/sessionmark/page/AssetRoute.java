package dev.sessionmark.page;

import dev.sessionmark.platform.http.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Serves {@link Assets} for ever under their hash, and under no other. */
@ApplicationScoped
public class AssetRoute {

    private static final String ADDRESS = "/assets/([0-9a-f]{8})/([A-Za-z0-9/._-]+)";
    private static final int NOT_FOUND = 404;

    void register(@Observes Router router) {
        router.getWithRegex(ADDRESS).handler(AssetRoute::serve);
        router.headWithRegex(ADDRESS).handler(AssetRoute::serve);
    }

    private static void serve(RoutingContext request) {
        Assets assets = Assets.all();
        String name = request.pathParam("param1");
        // Another hash is another version, whose content is not here.
        Optional<byte[]> content =
                assets.folder().endsWith("/" + request.pathParam("param0"))
                        ? assets.content(name)
                        : Optional.empty();
        if (content.isEmpty()) {
            Refusal.send(request, NOT_FOUND, "There is no such file here; reload the page.");
            return;
        }
        request.response().headers().remove(HttpHeaders.CONTENT_ENCODING); // may be compressed
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, Assets.type(name) + ";charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(Buffer.buffer(content.get()));
    }
}
