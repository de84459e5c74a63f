package dev.sessionmark.platform.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.platform.metrics.PoolMetricsInstaller.ReactivePoolMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PoolMetersTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 20_000;
    private static final String NOTHING = "used 0, idle 4, pending 0";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final OpenConnections connections = new OpenConnections();
    private final AtomicReference<String> left = new AtomicReference<>(NOTHING);
    private final ReactivePoolMetrics pool =
            new ReactivePoolMetrics(List.of(new PoolMeters(registry, "p", 4, connections)));

    @Test
    void countsAddUpOverSeveralRequests() {
        connections.register("p", () -> 3);
        ReactivePoolMetrics.Use first = pool.begin(pool.submitted());
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
    void nothingStaysWhenAllHaveGone() throws Exception {
        connections.register("p", () -> 4);
        CyclicBarrier rounds =
                new CyclicBarrier(THREADS, () -> left.compareAndExchange(NOTHING, gauges()));
        List<Callable<Void>> threads = Collections.nCopies(THREADS, () -> askAndLeave(rounds));

        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Void> ended : executor.invokeAll(threads)) {
                ended.get();
            }
        }

        assertEquals(NOTHING, left.get());
    }

    private Void askAndLeave(CyclicBarrier rounds) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (int request = 0; request < 5; request++) {
                ReactivePoolMetrics.Use asked = pool.submitted();
                if (request == 2) {
                    pool.rejected(asked);
                } else {
                    pool.end(pool.begin(asked), true);
                }
            }
            rounds.await();
        }
        return null;
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
