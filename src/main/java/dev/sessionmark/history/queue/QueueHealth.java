package dev.sessionmark.history.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Shows the queue's worker to orchestrators and dashboards. Alive as long as its thread is: a queue
 * that cannot read its database tries again by itself, a queue without a worker needs a restart.
 */
@Liveness
@ApplicationScoped
public class QueueHealth implements HealthCheck {

    private static final String NAME = "queue of experiments";

    private final ExperimentQueue queue;
    private final MeterRegistry registry;

    QueueHealth(ExperimentQueue queue, MeterRegistry registry) {
        this.queue = queue;
        this.registry = registry;
    }

    void register(@Observes StartupEvent event) {
        Gauge.builder("sessionmark.queue.worker.up", queue, q -> q.workerRuns() ? 1 : 0)
                .description("Whether this process takes experiments from the queue")
                .register(registry);
        Gauge.builder("sessionmark.queue.worker.failures", queue, ExperimentQueue::failuresInARow)
                .description("Failed looks at the queue since the last one that succeeded")
                .register(registry);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME)
                .status(!queue.enabled() || queue.workerRuns())
                .withData("worker", !queue.enabled() ? "off" : queue.workerRuns() ? "up" : "down")
                .withData("failuresInARow", queue.failuresInARow())
                .build();
    }
}
