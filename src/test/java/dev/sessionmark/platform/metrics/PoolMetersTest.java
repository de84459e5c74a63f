package dev.sessionmark.platform.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolMetersTest {

    private static final int THREADS = 4;
    private static final int REQUESTS = 50_000;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OpenConnections connections = new OpenConnections();
    private final ReactivePoolMetrics pool =
            new ReactivePoolMetrics(List.of(new PoolMeters(registry, "p", 4, connections)));

    @Test
    void countsAddUpOverSeveralRequests() {
        connections.register("p", () -> 3);
        Long first = pool.begin(pool.submitted());
        pool.begin(pool.submitted());
        pool.submitted();

        assertEquals("used 2, idle 1, pending 1", gauges());

        pool.end(first, true);
        assertEquals("used 1, idle 2, pending 1", gauges());
    }

    @Test
    void idleIsUnknownForAPoolThatDoesNotTellItsSize() {
        assertEquals("used 0, idle NaN, pending 0", gauges());
    }

    /** Requests come and go on several threads: whoever is late must not leave an old count. */
    @Test
    void nothingStaysWhenAllHaveGone() throws InterruptedException {
        connections.register("p", () -> 4);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(Thread.ofPlatform().start(this::askAndLeave));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals("used 0, idle 4, pending 0", gauges());
    }

    private void askAndLeave() {
        for (int i = 0; i < REQUESTS; i++) {
            Long asked = pool.submitted();
            if (i % 3 == 0) {
                pool.rejected(asked);
            } else {
                pool.end(pool.begin(asked), true);
            }
        }
    }

    private String gauges() {
        return "used %.0f, idle %.0f, pending %.0f"
                .formatted(
                        gauge("count", "used"),
                        gauge("count", "idle"),
                        registry.get("db.client.connection.pending_requests").gauge().value());
    }

    private double gauge(String name, String state) {
        return registry.get("db.client.connection." + name)
                .tag("db.client.connection.state", state)
                .gauge()
                .value();
    }
}
