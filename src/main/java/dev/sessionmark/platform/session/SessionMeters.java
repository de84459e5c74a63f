package dev.sessionmark.platform.session;

import dev.sessionmark.platform.metrics.Buckets;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.Serial;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.SessionEventListener;

/**
 * Measures every session of the service from opened to closed. Hibernate makes one object of this
 * class per session (setting {@code hibernate.session.events.auto}), so that no way of opening a
 * session can escape it.
 */
@RegisterForReflection
public class SessionMeters implements SessionEventListener {

    @Serial private static final long serialVersionUID = 1;

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final long openedAt = System.nanoTime();

    public SessionMeters() {
        OPEN.incrementAndGet();
    }

    public static int open() {
        return OPEN.get();
    }

    @Override
    public void end() {
        OPEN.decrementAndGet();
        Meters.HOLD.record(System.nanoTime() - openedAt, TimeUnit.NANOSECONDS);
    }

    /** Made on first use: the registry is there by then, in a native image too. */
    private static final class Meters {

        static final Timer HOLD =
                Timer.builder("sessionmark.session.hold")
                        .description("From opening a session to closing it")
                        .serviceLevelObjectives(Buckets.LATENCY)
                        .register(Metrics.globalRegistry);

        static {
            Gauge.builder("sessionmark.session.open", OPEN, AtomicInteger::get)
                    .description("Sessions open now")
                    .register(Metrics.globalRegistry);
        }
    }

    @ApplicationScoped
    static class AtStart {

        void start(@Observes StartupEvent event) {
            // So that the meters are there before the first session.
            Meters.HOLD.count();
        }
    }
}
