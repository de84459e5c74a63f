package dev.sessionmark.platform.health;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/**
 * Started when every observer of the start has run: the tables are migrated, the queue is read. It
 * keeps a slow start from being taken for a dead program.
 */
@Startup
@ApplicationScoped
public class StartupCheck implements HealthCheck {

    private volatile boolean started;

    void onStart(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event) {
        started = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("start").status(started).build();
    }
}
