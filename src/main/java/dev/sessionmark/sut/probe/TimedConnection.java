package dev.sessionmark.sut.probe;

import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.command.CommandBase;
import io.vertx.sqlclient.spi.DatabaseMetadata;

/**
 * A connection of the reactive client that times every command, begin and commit included. It
 * stands below the pool because that is the only place that all commands of all kinds of sessions
 * pass.
 */
final class TimedConnection implements Connection {

    private final Connection connection;
    private final EventLoop loop;
    private final SessionProbe probe;

    TimedConnection(Connection connection, EventLoop loop, SessionProbe probe) {
        this.connection = connection;
        this.loop = loop;
        this.probe = probe;
    }

    @Override
    public <R> Future<R> schedule(ContextInternal context, CommandBase<R> command) {
        if (!probe.watching()) {
            return connection.schedule(context, command);
        }
        long sent = System.nanoTime();
        boolean crossesLoops = context.nettyEventLoop() != loop;
        // A listener and no new future: this runs for every statement.
        Future<R> result = connection.schedule(context, command);
        result.onComplete(ended -> probe.executed(context, sent, System.nanoTime(), crossesLoops));
        return result;
    }

    @Override
    public boolean isIndeterminatePreparedStatementError(Throwable error) {
        return connection.isIndeterminatePreparedStatementError(error);
    }

    @Override
    public int pipeliningLimit() {
        return connection.pipeliningLimit();
    }

    @Override
    public TracingPolicy tracingPolicy() {
        return connection.tracingPolicy();
    }

    @Override
    public SocketAddress server() {
        return connection.server();
    }

    @Override
    public String system() {
        return connection.system();
    }

    @Override
    public String database() {
        return connection.database();
    }

    @Override
    public String user() {
        return connection.user();
    }

    @Override
    public ClientMetrics metrics() {
        return connection.metrics();
    }

    @Override
    public void init(Holder holder) {
        connection.init(holder);
    }

    @Override
    public boolean isSsl() {
        return connection.isSsl();
    }

    @Override
    public boolean isValid() {
        return connection.isValid();
    }

    @Override
    public DatabaseMetadata getDatabaseMetaData() {
        return connection.getDatabaseMetaData();
    }

    @Override
    public void close(Holder holder, Promise<Void> promise) {
        connection.close(holder, promise);
    }

    @Override
    public int getProcessId() {
        return connection.getProcessId();
    }

    @Override
    public int getSecretKey() {
        return connection.getSecretKey();
    }

    @Override
    public Connection unwrap() {
        return connection.unwrap();
    }
}
