package dev.sessionmark.sut.probe;

import dev.sessionmark.platform.tls.ReactiveOptions;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import io.vertx.sqlclient.spi.ConnectionFactory;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the pool of the measured setups as Quarkus would, on connections that are timed. */
@Singleton
public class TimedPoolCreator implements PgPoolCreator {

    private final String url;
    private final boolean namedStatements;
    private final SessionProbe probe;

    TimedPoolCreator(
            @ConfigProperty(name = "quarkus.datasource.reactive.url") Optional<String> url,
            @ConfigProperty(name = "sessionmark.sut.named-statements", defaultValue = "true")
                    boolean namedStatements,
            SessionProbe probe) {
        this.url = url.orElse("");
        this.namedStatements = namedStatements;
        this.probe = probe;
    }

    @Override
    public Pool create(Input input) {
        PgConnectOptions options =
                ReactiveOptions.completed(input.pgConnectOptionsList().getFirst(), url);
        if (!namedStatements) {
            options.setCachePreparedStatements(false).setUseLayer7Proxy(true);
        }
        Vertx vertx = input.vertx();
        Pool pool =
                PgDriver.INSTANCE.createPool(
                        vertx, () -> Future.succeededFuture(options), input.poolOptions());
        ConnectionFactory factory = PgDriver.INSTANCE.createConnectionFactory(vertx, options);
        pool.connectionProvider(
                context -> factory.connect(context).map(c -> timed(c, factory, context)));
        return pool;
    }

    private SqlConnection timed(SqlConnection made, ConnectionFactory factory, Context context) {
        ContextInternal owner = (ContextInternal) context;
        return PgDriver.INSTANCE.wrapConnection(
                owner,
                factory,
                new TimedConnection(
                        ((SqlConnectionInternal) made).unwrap(), owner.nettyEventLoop(), probe));
    }
}
