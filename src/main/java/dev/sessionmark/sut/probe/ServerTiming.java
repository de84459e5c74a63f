package dev.sessionmark.sut.probe;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Follows every request to a setup, and tells its caller where the time went, in the header {@code
 * Server-Timing}.
 */
public final class ServerTiming implements Handler<RoutingContext> {

    private static final String PATHS = "/setups/";

    private final SessionProbe probe;
    private final boolean tells;

    /**
     * Follows them while the probe watches.
     *
     * @param tells whether the callers are told; a load generator would not listen
     */
    public ServerTiming(SessionProbe probe, boolean tells) {
        this.probe = probe;
        this.tells = tells;
    }

    @Override
    public void handle(RoutingContext request) {
        if (probe.watching() && request.request().path().startsWith(PATHS)) {
            RequestTimes times = RequestTimes.start();
            if (tells) {
                request.addHeadersEndHandler(sent -> tell(request.response(), times));
            }
        }
        request.next();
    }

    private static void tell(HttpServerResponse response, RequestTimes times) {
        response.putHeader("Server-Timing", times.serverTiming());
    }
}
