package dev.sessionmark.platform.logging;

import dev.sessionmark.platform.http.HttpGuardConfig;
import dev.sessionmark.platform.http.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;

/**
 * Carries the trace of each request into what is logged on its behalf, as the fields {@value
 * #TRACE} and {@value #SPAN}. They lie in the request's own Vert.x context, so they follow it from
 * its event loop to a worker and end with it. Not there in a system under test.
 */
@ApplicationScoped
public class RequestTrace {

    static final String TRACE = "traceId";
    static final String SPAN = "spanId";

    /** Before the first thing that could be logged. */
    private static final int BEFORE_EVERYTHING = 22_000;

    private final HttpGuardConfig config;

    RequestTrace(HttpGuardConfig config) {
        this.config = config;
    }

    void register(@Observes Filters filters) {
        if (config.guard()) {
            filters.register(RequestTrace::note, BEFORE_EVERYTHING);
        }
    }

    /** The trace of the request that is served now; empty when its client named none. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(TRACE)).map(Object::toString);
    }

    private static void note(RoutingContext context) {
        List<String> headers = context.request().headers().getAll(TraceParent.HEADER);
        // Two of them contradict each other.
        if (headers.size() == 1) {
            TraceParent.parse(headers.getFirst().strip())
                    .ifPresent(
                            parent -> {
                                MDC.put(TRACE, parent.traceId());
                                MDC.put(SPAN, parent.spanId());
                                context.put(Refusal.TRACE, parent.traceId());
                            });
        }
        context.next();
    }
}
