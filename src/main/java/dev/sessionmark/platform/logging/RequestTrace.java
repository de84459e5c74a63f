package dev.sessionmark.platform.logging;

import dev.sessionmark.platform.http.HttpGuardConfig;
import dev.sessionmark.platform.http.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /**
     * The header {@code traceparent} of W3C Trace Context: which trace a request belongs to, and
     * which of its spans asked.
     *
     * @param traceId 32 hexadecimal digits, not all of them 0
     * @param spanId of the caller, 16 hexadecimal digits, not all of them 0
     */
    record TraceParent(String traceId, String spanId) {

        public static final String HEADER = "traceparent";

        /** Later versions may say more behind what this one has. */
        private static final Pattern FORMAT =
                Pattern.compile(
                        "(?!ff)(?<version>[0-9a-f]{2})"
                                + "-(?!0{32})(?<trace>[0-9a-f]{32})"
                                + "-(?!0{16})(?<span>[0-9a-f]{16})"
                                + "-[0-9a-f]{2}(?<more>-.*)?");

        private static final String FIRST_VERSION = "00";

        public static Optional<TraceParent> parse(String header) {
            Matcher matcher = FORMAT.matcher(header);
            if (!matcher.matches()
                    || (matcher.group("version").equals(FIRST_VERSION)
                            && matcher.group("more") != null)) {
                return Optional.empty();
            }
            return Optional.of(new TraceParent(matcher.group("trace"), matcher.group("span")));
        }
    }
}
