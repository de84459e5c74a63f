package dev.sessionmark.load;

import dev.sessionmark.platform.Transport;
import io.netty.channel.EventLoop;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpClientInternal;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Sends HTTP/1.1 requests and measures how long their answers take. One event loop of its own does
 * everything, on epoll where there is one, so that a request is on time to within some microseconds
 * and no lock or hand-over lies between an answer and the clock.
 *
 * <p>One load at a time; connections are kept between loads to the same target.
 */
public final class LoadGenerator implements AutoCloseable {

    /** A server on a network one would measure on answers a SYN within a few round trips. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final VertxInternal vertx;
    private final ContextInternal context;
    private final ConnectionSet connections;
    private final ConnectionSet bystanderConnections;
    private ActiveLoad current;

    /** Starts the event loop. */
    public LoadGenerator() {
        vertx = (VertxInternal) Transport.oneLoop();
        context = vertx.createEventLoopContext();
        HttpClientInternal plain = client(false);
        HttpClientInternal encrypted = client(true);
        connections = new ConnectionSet(plain, encrypted, context);
        bystanderConnections = new ConnectionSet(plain, encrypted, context);
    }

    private HttpClientInternal client(boolean tls) {
        return (HttpClientInternal)
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setProtocolVersion(HttpVersion.HTTP_1_1)
                                .setSsl(tls)
                                .setKeepAlive(true)
                                .setPipelining(false)
                                .setTcpNoDelay(true)
                                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis()));
    }

    /** What the event loop waits on, and so how fine its timers are. */
    public Transport transport() {
        return Transport.of(vertx);
    }

    /**
     * Opens the connections that are not open yet, then starts to issue requests. A server that
     * cannot be reached is no exception: its requests are counted as connect failures.
     *
     * @throws IllegalStateException when another load of this generator is not over yet
     */
    public synchronized LoadRun start(LoadSpec spec) {
        if (current != null && !current.result().isDone()) {
            throw new IllegalStateException("another load is not over yet");
        }
        EventLoop loop = context.nettyEventLoop();
        ActiveLoad load =
                CompletableFuture.supplyAsync(
                                () ->
                                        new ActiveLoad(
                                                context, spec, connections, bystanderConnections),
                                loop)
                        .join();
        current = load;
        loop.execute(load::begin);
        return load;
    }

    /** Stops the load under way, waits for its drain, and ends the event loop. */
    @Override
    public synchronized void close() {
        if (current != null) {
            // A load that failed tells so through its result; here only its end matters.
            current.stop().handle((result, failure) -> null).join();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
