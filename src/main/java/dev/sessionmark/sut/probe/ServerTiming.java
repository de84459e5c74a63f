package dev.sessionmark.sut.probe;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Tells every caller of a setup where the time went, in the header {@code Server-Timing}. */
public final class ServerTiming implements Handler<RoutingContext> {

    private static final String PATHS = "/setups/";

    private final SessionProbe probe;

    /** Tells them while the probe watches. */
    public ServerTiming(SessionProbe probe) {
        this.probe = probe;
    }

    @Override
    public void handle(RoutingContext request) {
        if (probe.watching() && request.request().path().startsWith(PATHS)) {
            RequestTimes times = RequestTimes.start();
            request.addHeadersEndHandler(
                    sent -> request.response().putHeader("Server-Timing", times.serverTiming()));
        }
        request.next();
    }
}
