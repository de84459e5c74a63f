package dev.sessionmark.platform.metrics;

import dev.sessionmark.platform.metrics.SessionPoolListener.SessionPoolListenerProvider;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One pool's meters under OpenTelemetry's names (semantic conventions for database client
 * connection pools). Times are histograms in seconds. The gauges read counters that go up and down
 * by one: a count that is told instead arrives in any order, and the last to arrive stays.
 */
final class PoolMeters implements SessionPoolListener {

    private static final String PREFIX = "db.client.connection.";
    private static final String POOL = "db.client.connection.pool.name";
    private static final String STATE = "db.client.connection.state";

    private final AtomicInteger used = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private final Timer waitTime;
    private final Timer useTime;
    private final Counter timeouts;

    PoolMeters(MeterRegistry registry, String pool, int maxSize, OpenConnections connections) {
        Tags tags = Tags.of(POOL, pool);
        Gauge.builder(PREFIX + "count", used, AtomicInteger::get)
                .tags(tags.and(STATE, "used"))
                .description("Connections in use")
                .register(registry);
        Gauge.builder(PREFIX + "count", () -> idle(connections.of(pool)))
                .tags(tags.and(STATE, "idle"))
                .description("Connections open and not in use")
                .register(registry);
        Gauge.builder(PREFIX + "max", () -> maxSize)
                .tags(tags)
                .description("Most connections the pool opens")
                .register(registry);
        Gauge.builder(PREFIX + "pending_requests", pending, AtomicInteger::get)
                .tags(tags)
                .description("Requests for a connection that wait")
                .register(registry);
        this.timeouts =
                Counter.builder(PREFIX + "timeouts")
                        .tags(tags)
                        .description("Requests for a connection that were not granted")
                        .register(registry);
        this.waitTime =
                Timer.builder(PREFIX + "wait_time")
                        .tags(tags)
                        .description("From asking for a connection to having it")
                        .serviceLevelObjectives(Buckets.LATENCY)
                        .register(registry);
        this.useTime =
                Timer.builder(PREFIX + "use_time")
                        .tags(tags)
                        .description("From having a connection to giving it back")
                        .serviceLevelObjectives(Buckets.LATENCY)
                        .register(registry);
    }

    /** Unknown where the size of the pool is: that must not read as "none idle". */
    private double idle(double open) {
        return Double.isNaN(open) ? open : Math.max(0, open - used.get());
    }

    @Override
    public void asked() {
        pending.incrementAndGet();
    }

    @Override
    public void waited(Context asker, long asked, long granted) {
        pending.decrementAndGet();
        used.incrementAndGet();
        waitTime.record(Duration.ofNanos(granted - asked));
    }

    @Override
    public void held(Context asker, long granted, long returned) {
        used.decrementAndGet();
        useTime.record(Duration.ofNanos(returned - granted));
    }

    @Override
    public void refused(long nanos) {
        pending.decrementAndGet();
        timeouts.increment();
    }

    /**
     * Publishes every reactive pool, unless told not to. It uses Micrometer's global registry,
     * because pools are created while Vert.x starts, when the registry's bean may not exist yet.
     */
    @Singleton
    public static class PoolMetersProvider implements SessionPoolListenerProvider {

        private static final SessionPoolListener NONE = new SessionPoolListener() {};

        private final OpenConnections connections;
        private final MetricsConfig config;

        PoolMetersProvider(OpenConnections connections, MetricsConfig config) {
            this.connections = connections;
            this.config = config;
        }

        @Override
        public SessionPoolListener listenTo(String pool, int maxSize) {
            return !config.pools()
                    ? NONE
                    : new PoolMeters(Metrics.globalRegistry, pool, maxSize, connections);
        }
    }
}
