package dev.sessionmark.platform.access;

import dev.sessionmark.platform.http.RequestOrigin;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

/**
 * A line for each request that changes something: who, from where, what, and how it was answered.
 * Its category is {@value #CATEGORY}. Neither queries nor bodies nor tokens are in it.
 */
final class AuditLog {

    static final String CATEGORY = "sessionmark.audit";

    private static final Logger LOG = Logger.getLogger(CATEGORY);
    private static final int LONGEST_PATH = 200;

    private AuditLog() {}

    static boolean changes(HttpServerRequest request) {
        return !RequestOrigin.HARMLESS.contains(request.method());
    }

    static void follow(RoutingContext context, Identity who) {
        HttpServerRequest request = context.request();
        context.addEndHandler(
                ended ->
                        LOG.infof(
                                "%s (%s) from %s: %s %s -> %s",
                                who.name(),
                                who.role().id(),
                                address(context),
                                request.method(),
                                shown(context.normalizedPath()),
                                ended.succeeded()
                                        ? Integer.toString(request.response().getStatusCode())
                                        : "connection lost"));
    }

    private static String shown(String path) {
        String printable = path.replaceAll("[^\\x21-\\x7e]", "_");
        return printable.substring(0, Math.min(LONGEST_PATH, printable.length()));
    }

    /** The client's as the server knows it: a proxy's word counts only where it is configured. */
    static String address(RoutingContext context) {
        return context.request().remoteAddress() == null
                ? "unknown"
                : context.request().remoteAddress().hostAddress();
    }
}
