package dev.sessionmark.sut.probe;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Tells every caller of a setup where the time went, in the header {@code Server-Timing}. */
public final class ServerTiming implements Handler<RoutingContext> {

    private static final String PATHS = "/setups/";

    @Override
    public void handle(RoutingContext request) {
        if (request.request().path().startsWith(PATHS)) {
            RequestTimes times = RequestTimes.start();
            request.addHeadersEndHandler(
                    sent -> request.response().putHeader("Server-Timing", times.serverTiming()));
        }
        request.next();
    }
}
