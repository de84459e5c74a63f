package dev.sessionmark.platform.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Connections that somebody on the way has forgotten, a firewall or a proxy: they stay open, and
 * nothing comes through any more. A pool would lend them out for ever.
 */
public final class DeadConnections {

    /**
     * A connection on which nothing was sent or received for so long is closed, whether somebody
     * waits for its answer or not; opening one takes no longer either. So long a request to the API
     * is waited for. After twice that time none is left in a pool that was dead or lent out dead:
     * no connection needs a test before it is lent out, and TCP's keepalive would not notice
     * earlier.
     */
    public static final Duration SILENCE = Duration.ofSeconds(10);

    /** Without {@code connect_timeout}. A handshake of TCP takes one round trip. */
    private static final int CONNECT_MILLIS = 5_000;

    private DeadConnections() {}

    /** A pool that gives them up after {@link #SILENCE}. */
    public static Pool poolWithout(Vertx vertx, PgConnectOptions options, PoolOptions poolOptions) {
        return poolWithout(vertx, options, poolOptions, SILENCE);
    }

    static Pool poolWithout(
            Vertx vertx, PgConnectOptions made, PoolOptions poolOptions, Duration silence) {
        PgConnectOptions options = new PgConnectOptions(made);
        if (options.getConnectTimeout() == PgConnectOptions.DEFAULT_CONNECT_TIMEOUT) {
            options.setConnectTimeout(CONNECT_MILLIS);
        }
        Pool pool =
                PgDriver.INSTANCE.createPool(
                        vertx, () -> Future.succeededFuture(options), poolOptions);
        ConnectionFactory factory = PgDriver.INSTANCE.createConnectionFactory(vertx, options);
        pool.connectionProvider(context -> watched(factory, context, silence));
        return pool;
    }

    private static Future<SqlConnection> watched(
            ConnectionFactory factory, Context context, Duration silence) {
        Promise<SqlConnection> opened = ((ContextInternal) context).promise();
        long bound =
                context.owner()
                        .setTimer(
                                silence.toMillis(),
                                late ->
                                        opened.tryFail(
                                                new TimeoutException(
                                                        "no connection within " + silence)));
        factory.connect(context)
                .onComplete(
                        result -> {
                            context.owner().cancelTimer(bound);
                            if (result.failed()) {
                                opened.tryFail(result.cause());
                                return;
                            }
                            watch(result.result(), silence);
                            if (!opened.tryComplete(result.result())) {
                                result.result().close();
                            }
                        });
        return opened.future();
    }

    private static void watch(SqlConnection connection, Duration silence) {
        SocketConnectionBase socket =
                (SocketConnectionBase) ((SqlConnectionInternal) connection).unwrap();
        socket.socket()
                .channelHandlerContext()
                .pipeline()
                .addFirst(new Silence(silence.toMillis()));
    }

    /**
     * Next to the socket: the client's own limit of idle time takes leave of the server first, and
     * then waits for it to close the connection.
     */
    private static final class Silence extends IdleStateHandler {

        Silence(long millis) {
            super(0, 0, millis, TimeUnit.MILLISECONDS);
        }

        @Override
        protected void channelIdle(ChannelHandlerContext channel, IdleStateEvent event) {
            channel.close();
        }
    }
}
