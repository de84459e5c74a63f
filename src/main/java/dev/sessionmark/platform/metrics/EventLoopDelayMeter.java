package dev.sessionmark.platform.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;

/**
 * Publishes how late the service's own event loops are: on each of them a task is due every {@value
 * #PERIOD_MS} ms, and what it comes late is recorded. A task that comes later than its successor's
 * due time stands for those it displaced too, so that a long stall weighs as long as it was.
 */
@ApplicationScoped
public class EventLoopDelayMeter {

    /** Coarse enough to cost nothing, fine enough to meet every stall that a user would notice. */
    static final long PERIOD_MS = 20;

    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(PERIOD_MS);

    private final Vertx vertx;
    private final Timer delay;
    private volatile boolean stopped;

    EventLoopDelayMeter(Vertx vertx, MeterRegistry registry) {
        this.vertx = vertx;
        this.delay =
                Timer.builder("sessionmark.eventloop.delay")
                        .description("How late tasks run on the service's event loops")
                        .serviceLevelObjectives(Buckets.LATENCY)
                        .register(registry);
    }

    void start(@Observes StartupEvent event) {
        for (EventExecutor loop : vertx.nettyEventLoopGroup()) {
            schedule(loop, System.nanoTime() + PERIOD_NANOS);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void schedule(EventExecutor loop, long due) {
        if (stopped || loop.isShuttingDown()) {
            return;
        }
        loop.schedule(
                () -> schedule(loop, record(due)),
                Math.max(0, due - System.nanoTime()),
                TimeUnit.NANOSECONDS);
    }

    /**
     * Records the delay of the task due then, and of those it displaced. Returns the next due time.
     */
    private long record(long due) {
        long now = System.nanoTime();
        long next = due;
        for (; next - now <= 0; next += PERIOD_NANOS) {
            delay.record(now - next, TimeUnit.NANOSECONDS);
        }
        return next;
    }
}
