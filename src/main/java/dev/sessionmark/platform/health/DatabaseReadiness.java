package dev.sessionmark.platform.health;

import io.quarkus.arc.InjectableInstance;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database that keeps the history answers a query in time. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements AsyncHealthCheck {

    private static final String NAME = "database of the history";

    /** Below the probe's own timeout in k8s/deployment.yaml, so that the reason gets out. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    private final InjectableInstance<Pool> pool;

    /** The pool is looked up, not injected: in a process without history it is switched off. */
    public DatabaseReadiness(@ReactiveDataSource("history") InjectableInstance<Pool> pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!pool.getHandle().getBean().isActive()) {
            return Uni.createFrom()
                    .item(HealthCheckResponse.named(NAME).up().withData("used", false).build());
        }
        // Deferred: a pool that cannot be used at all throws at once.
        return Uni.createFrom()
                .deferred(() -> pool.get().query("select 1").execute())
                .ifNoItem()
                .after(BOUND)
                .fail()
                .map(answer -> HealthCheckResponse.up(NAME))
                .onFailure()
                .recoverWithItem(
                        thrown ->
                                HealthCheckResponse.named(NAME)
                                        .down()
                                        .withData("reason", DownReason.of(thrown, BOUND))
                                        .build());
    }
}
