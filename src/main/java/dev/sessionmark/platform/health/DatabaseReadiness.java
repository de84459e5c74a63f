package dev.sessionmark.platform.health;

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

    private final Pool pool;

    public DatabaseReadiness(@ReactiveDataSource("history") Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        // Deferred: a pool that cannot be used at all throws at once.
        return Uni.createFrom()
                .deferred(() -> pool.query("select 1").execute())
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
