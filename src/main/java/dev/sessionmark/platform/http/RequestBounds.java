package dev.sessionmark.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Bounds what a request may weigh and how long its body may take. Said with a problem, which the
 * server's own limits, a little wider, would not do.
 */
@ApplicationScoped
public class RequestBounds {

    private static final int FIRST = 19_000;
    private static final int TOO_LARGE = 413;
    private static final int TOO_LONG = 414;
    private static final int LENGTH_REQUIRED = 411;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_SLOW = 408;
    private static final int HEADERS_TOO_LARGE = 431;

    private final HttpGuardConfig config;
    private final Vertx vertx;

    RequestBounds(HttpGuardConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    void register(@Observes Filters filters) {
        if (config.guard()) {
            filters.register(this::check, FIRST);
        }
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().length() > config.maxUriLength()) {
            Refusal.sendAndClose(
                    context,
                    TOO_LONG,
                    "A path with its query must have at most %d characters, not %d."
                            .formatted(config.maxUriLength(), request.uri().length()));
            return;
        }
        int headers = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            headers += header.getKey().length() + header.getValue().length();
        }
        if (headers > config.maxHeaderLength()) {
            Refusal.sendAndClose(
                    context,
                    HEADERS_TOO_LARGE,
                    "The headers must have at most %d characters, not %d."
                            .formatted(config.maxHeaderLength(), headers));
            return;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            Refusal.sendAndClose(
                    context, LENGTH_REQUIRED, "A body needs the header Content-Length.");
            return;
        }
        if (length != null && !bodyFits(context, config.maxBodyBytes())) {
            return;
        }
        if (length != null && !length.equals("0")) {
            limitTime(context);
        }
        context.next();
    }

    /**
     * Whether the body of a request, by its header, has at most so many bytes. Answers otherwise.
     */
    public static boolean bodyFits(RoutingContext context, long most) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return true;
        }
        long bytes;
        try {
            bytes = Long.parseLong(length);
        } catch (NumberFormatException e) {
            Refusal.sendAndClose(context, BAD_REQUEST, "The header Content-Length is no number.");
            return false;
        }
        if (bytes > most) {
            Refusal.sendAndClose(
                    context,
                    TOO_LARGE,
                    "A body must have at most %d bytes here, not %d.".formatted(most, bytes));
            return false;
        }
        return true;
    }

    /** What is answered before its body has come must still come, and in time. */
    private void limitTime(RoutingContext context) {
        HttpServerRequest request = context.request();
        long timer =
                vertx.setTimer(
                        config.bodyTimeout().toMillis(), late -> endUnlessRead(context, request));
        context.addEndHandler(
                answered -> {
                    // Nobody reads the rest, behind which the next request comes.
                    request.resume();
                    if (request.isEnded()) {
                        vertx.cancelTimer(timer);
                    }
                });
    }

    private void endUnlessRead(RoutingContext context, HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        if (context.response().ended() || context.response().headWritten()) {
            request.connection().close();
            return;
        }
        Refusal.sendAndClose(
                context,
                TOO_SLOW,
                "The body did not arrive within %d s.".formatted(config.bodyTimeout().toSeconds()));
    }
}
