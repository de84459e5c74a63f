package dev.sessionmark.sut;

import dev.sessionmark.platform.Transport;
import dev.sessionmark.platform.postgres.DatabaseUrl;
import dev.sessionmark.statistics.TimerSlack;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/**
 * A TCP proxy on loopback that adds a round trip to every exchange with a server, half of it each
 * way, as a database further away would. A new connection costs one more for its handshake. The
 * latency can be changed at any time; connections stay open and their bytes stay in order. Without
 * added latency every byte is passed on at once.
 *
 * <p>Adds latency and nothing else: bandwidth is not limited, {@code TCP_NODELAY} is set on both
 * sides, so that no byte waits for another. When one side closes, what it sent is delivered, then
 * the other side is closed; a half-closed connection is not kept (PostgreSQL's protocol has none).
 */
public final class LatencyProxy implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final String backendHost;
    private final int backendPort;
    private final Vertx vertx;
    private final NetClient client;
    private final int port;
    private volatile long oneWayNanos;

    // Used by the event loop alone.
    private final TimerSlack timerSlack = new TimerSlack();

    /**
     * Starts to listen on any free port of loopback, with no added latency.
     *
     * @param backendHost host of the server to pass connections on to
     * @param backendPort its port
     * @throws UncheckedIOException when no port can be listened on
     */
    public LatencyProxy(String backendHost, int backendPort) {
        this(backendHost, backendPort, CONNECT_TIMEOUT);
    }

    /**
     * The same before a database; what its URL says of the time for a connection holds behind the
     * proxy.
     */
    public LatencyProxy(DatabaseUrl database) {
        this(database.host(), database.port(), database.connectTimeout().orElse(CONNECT_TIMEOUT));
    }

    private LatencyProxy(String backendHost, int backendPort, Duration connectTimeout) {
        this.backendHost = backendHost;
        this.backendPort = backendPort;
        // One loop: a proxy with more would compete with what is being measured. The timers of the
        // native transport are finer than a millisecond.
        vertx = Transport.oneLoop();
        client =
                vertx.createNetClient(
                        new NetClientOptions()
                                .setTcpNoDelay(true)
                                .setConnectTimeout((int) connectTimeout.toMillis()));
        port = listen();
    }

    private int listen() {
        NetServer server =
                vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true))
                        .connectHandler(this::accept);
        try {
            return server.listen(0, LOOPBACK)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .actualPort();
        } catch (CompletionException e) {
            close();
            throw new UncheckedIOException(
                    new IOException("the latency proxy cannot listen on " + LOOPBACK, e));
        }
    }

    /** The address to connect to instead of the server's. */
    public String host() {
        return LOOPBACK;
    }

    /** The port to connect to instead of the server's. */
    public int port() {
        return port;
    }

    /** What the event loop waits on, and so how fine its timers are. */
    public Transport transport() {
        return Transport.of(vertx);
    }

    /** The added round trip. */
    public Duration dbLatency() {
        return Duration.ofNanos(2 * oneWayNanos);
    }

    /**
     * Changes the added round trip. Bytes already under way keep the delay they set out with, and
     * no byte overtakes another.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public void setDbLatency(Duration dbLatency) {
        if (dbLatency.isNegative()) {
            throw new IllegalArgumentException("a round trip cannot take " + dbLatency);
        }
        oneWayNanos = dbLatency.toNanos() / 2;
    }

    /** Closes all connections and stops listening. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void accept(NetSocket downstream) {
        // Read nothing, not even the end, before there is a connection to pass it on to.
        downstream.pause();
        // The kernel has answered the client's handshake at once. A server further away would have
        // taken a round trip for it, and the first bytes would have set out only then.
        long handshake = 2 * oneWayNanos;
        long firstBytes = System.nanoTime() + handshake + oneWayNanos;
        EventLoop loop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
        client.connect(backendPort, backendHost)
                .onSuccess(
                        upstream -> {
                            line(loop, downstream, upstream, firstBytes).start();
                            // What a server says first comes no earlier.
                            line(loop, upstream, downstream, firstBytes).start();
                            downstream.resume();
                        })
                .onFailure(refused -> downstream.close());
    }

    private DelayLine line(EventLoop loop, NetSocket from, NetSocket to, long notBefore) {
        return new DelayLine(loop, from, to, () -> oneWayNanos, notBefore, timerSlack);
    }
}
