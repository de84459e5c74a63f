package dev.sessionmark.sut.probe;

import dev.sessionmark.measurement.trace.TraceHeader;
import dev.sessionmark.sut.probe.trace.RequestSteps;
import dev.sessionmark.sut.probe.trace.TraceBuffer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Follows every request to a setup, and tells its caller where the time went, in the header {@code
 * Server-Timing}.
 */
public final class ServerTiming implements Handler<RoutingContext> {

    private static final String PATHS = "/setups/";
    private static final CharSequence NUMBER = HttpHeaders.createOptimized(TraceHeader.NAME);

    private final SessionProbe probe;
    private final TraceBuffer buffer;
    private final boolean tells;

    /**
     * Follows them while the probe watches.
     *
     * @param buffer where those go that carry a number
     * @param tells whether the callers are told; a load generator would not listen
     */
    public ServerTiming(SessionProbe probe, TraceBuffer buffer, boolean tells) {
        this.probe = probe;
        this.buffer = buffer;
        this.tells = tells;
    }

    @Override
    public void handle(RoutingContext request) {
        if (probe.watching() && request.request().path().startsWith(PATHS)) {
            RequestTimes times = RequestTimes.start();
            if (buffer.keeps()) {
                follow(request, times);
            }
            if (tells) {
                request.addHeadersEndHandler(sent -> tell(request.response(), times));
            }
        }
        request.next();
    }

    private void follow(RoutingContext request, RequestTimes times) {
        RequestSteps steps = times.trace(buffer, request.request().getHeader(NUMBER));
        if (steps != null) {
            request.addBodyEndHandler(
                    written -> {
                        steps.written();
                        buffer.answered(steps);
                    });
        }
    }

    private static void tell(HttpServerResponse response, RequestTimes times) {
        response.putHeader("Server-Timing", times.serverTiming());
    }
}
