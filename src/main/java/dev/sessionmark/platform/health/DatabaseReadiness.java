package dev.sessionmark.platform.health;

import dev.sessionmark.platform.connection.DeadConnections;
import dev.sessionmark.platform.tls.ReactiveOptions;
import io.quarkus.arc.InjectableInstance;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the database that keeps the history answers a query in time, takes writes, and nothing
 * waits to be written.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements AsyncHealthCheck {

    /** On for a standby, and wherever somebody has set it. */
    private static final String QUESTION = "select current_setting('transaction_read_only')";

    private static final String NAME = "database of the history";

    /** Below the probe's own timeout in k8s/base/deployment.yaml, so that the reason gets out. */
    private static final Duration BOUND = Duration.ofSeconds(1);

    /** What Quarkus allows in front of the URL. */
    private static final String VERTX_PREFIX = "vertx-reactive:";

    /**
     * Without a time limit of the pool's own: its timer goes off also for a query that has failed
     * long ago, and that is then said with a stack trace. Who asks waits no longer than the bound.
     */
    private static final PoolOptions ONE_CONNECTION =
            new PoolOptions()
                    .setName("readiness")
                    .setMaxSize(1)
                    .setMaxWaitQueueSize(16)
                    .setConnectionTimeout(0);

    private final InjectableInstance<Pool> pool;
    private final Vertx vertx;
    private final String url;
    private final Optional<String> user;
    private final Optional<String> password;
    private final WriteTrouble trouble;
    private Pool own;

    /** The pool is looked up, not injected: in a process without history it is switched off. */
    public DatabaseReadiness(
            @ReactiveDataSource("history") InjectableInstance<Pool> pool,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.history.reactive.url") Optional<String> url,
            @ConfigProperty(name = "quarkus.datasource.history.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.history.password") Optional<String> password,
            WriteTrouble trouble) {
        this.pool = pool;
        this.vertx = vertx;
        this.url = url.orElse("");
        this.user = user;
        this.password = password;
        this.trouble = trouble;
    }

    @PreDestroy
    void close() {
        if (own != null) {
            own.closeAndForget();
        }
    }

    /**
     * A connection of its own, made when first needed: in the pool of the API, requests that take
     * long would be waited for, and a busy service is no dead one.
     */
    private synchronized Pool own() {
        if (own == null) {
            PgConnectOptions options = ReactiveOptions.of(url.replace(VERTX_PREFIX, ""));
            user.ifPresent(options::setUser);
            password.ifPresent(options::setPassword);
            own = Pool.newInstance(DeadConnections.poolWithout(vertx, options, ONE_CONNECTION));
        }
        return own;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!pool.getHandle().getBean().isActive()) {
            return Uni.createFrom()
                    .item(HealthCheckResponse.named(NAME).up().withData("used", false).build());
        }
        // Deferred: a pool that cannot be used at all throws at once.
        return Uni.createFrom()
                .deferred(() -> own().query(QUESTION).execute())
                .ifNoItem()
                .after(BOUND)
                .fail()
                .map(rows -> rows.iterator().next().getString(0).equals("on"))
                .map(
                        readOnly ->
                                readOnly
                                        ? down(DownReason.READ_ONLY)
                                        : trouble.reason()
                                                .map(DatabaseReadiness::down)
                                                .orElseGet(() -> HealthCheckResponse.up(NAME)))
                .onFailure()
                .recoverWithItem(thrown -> down(DownReason.of(thrown, BOUND)));
    }

    private static HealthCheckResponse down(String reason) {
        return HealthCheckResponse.named(NAME).down().withData("reason", reason).build();
    }
}
