package dev.sessionmark.sut;

import dev.sessionmark.sut.probe.ServerTiming;
import dev.sessionmark.sut.probe.SessionProbe;
import dev.sessionmark.sut.probe.trace.TraceBuffer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What is answered besides the setups, and along with them. */
@ApplicationScoped
public class SutRoutes {

    /** Answers without a database, on the event loop, like the requests of everybody else. */
    public static final String BYSTANDER = "/bystander";

    /** What {@link #BYSTANDER} answers. */
    public static final String BYSTANDER_ANSWER = "alive";

    private static final int FIRST = 10_000;

    private final SutConfig config;
    private final SessionProbe probe;
    private final TraceBuffer buffer;

    SutRoutes(SutConfig config, SessionProbe probe, TraceBuffer buffer) {
        this.config = config;
        this.probe = probe;
        this.buffer = buffer;
    }

    void bystander(@Observes Router router) {
        if (config.enabled()) {
            Buffer answer = Buffer.buffer(BYSTANDER_ANSWER);
            router.get(BYSTANDER).handler(context -> context.response().end(answer));
        }
    }

    void serverTiming(@Observes Filters filters) {
        filters.register(
                new ServerTiming(probe, buffer, !config.enabled() || config.serverTiming()), FIRST);
    }
}
