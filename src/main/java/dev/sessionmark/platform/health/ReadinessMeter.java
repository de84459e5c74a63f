package dev.sessionmark.platform.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Publishes whether the service is ready, for whoever is to be told that it is not. Checked now and
 * then, since a probe may ask seldom or never; less often than a kubelet does.
 */
@ApplicationScoped
class ReadinessMeter {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final DatabaseReadiness check;
    private final InjectableInstance<Pool> pool;
    private final Vertx vertx;
    private final MeterRegistry registry;
    private volatile double ready = Double.NaN;
    private volatile long timer = -1;

    ReadinessMeter(
            @Readiness DatabaseReadiness check,
            @ReactiveDataSource("history") InjectableInstance<Pool> pool,
            Vertx vertx,
            MeterRegistry registry) {
        this.check = check;
        this.pool = pool;
        this.vertx = vertx;
        this.registry = registry;
    }

    /** Nothing is asked in a process without a history, as a system under test is. */
    void start(@Observes StartupEvent event) {
        if (!pool.getHandle().getBean().isActive()) {
            return;
        }
        Gauge.builder("sessionmark.ready", () -> ready)
                .description("Whether the service is ready, as its readiness probe says")
                .register(registry);
    }

    void open(@ObservesAsync HttpServerStart event) {
        begin();
    }

    void open(@ObservesAsync HttpsServerStart event) {
        begin();
    }

    /** Not before the ports are open, whose opening would wait for one more login. */
    synchronized void begin() {
        if (timer >= 0 || !pool.getHandle().getBean().isActive()) {
            return;
        }
        ask();
        timer = vertx.setPeriodic(EVERY.toMillis(), id -> ask());
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
        }
    }

    private void ask() {
        check.call()
                .subscribe()
                .with(
                        answer ->
                                ready = answer.getStatus() == HealthCheckResponse.Status.UP ? 1 : 0,
                        failure -> ready = 0);
    }
}
