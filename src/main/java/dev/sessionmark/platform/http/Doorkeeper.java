package dev.sessionmark.platform.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sees each connection of a server as soon as it is accepted, before an event loop or a single byte
 * of it is known: lets it in or closes it, and gives it its {@link RequestPace}.
 */
final class Doorkeeper extends ChannelInboundHandlerAdapter {

    /** What Vert.x calls its own handler, the last of a connection. */
    private static final String VERTX = "handler";

    private final OpenConnections connections;
    private final Duration headTimeout;

    Doorkeeper(OpenConnections connections, Duration headTimeout) {
        this.connections = connections;
        this.headTimeout = headTimeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object accepted) {
        Channel connection = (Channel) accepted;
        if (!connections.enter(connection)) {
            connection.unsafe().closeForcibly();
            return;
        }
        connection.pipeline().addLast(new Newcomer());
        server.fireChannelRead(accepted);
        if (connections.mustWait(() -> acceptAgain(server))) {
            server.channel().config().setAutoRead(false);
        }
    }

    /** There may be room before the pause has begun: it ends behind whatever runs there now. */
    private static void acceptAgain(ChannelHandlerContext server) {
        server.executor().execute(() -> server.channel().config().setAutoRead(true));
    }

    /** First of its connection's handlers: the only one that sees bytes that make no message. */
    private final class Newcomer extends ChannelInboundHandlerAdapter {

        private RequestPace pace;

        /** Vert.x has put its handlers behind this one by now. */
        @Override
        public void channelActive(ChannelHandlerContext connection) {
            connections.idle(connection.channel());
            connection.fireChannelActive();
            String requests =
                    connection.pipeline().get(VERTX) == null
                            ? HttpOneOnly.decide(connection)
                            : VERTX;
            // Not there before the handshake where the server speaks TLS itself, which has a limit
            // of its own.
            if (requests != null) {
                pace = new RequestPace(connections, headTimeout);
                connection.pipeline().addBefore(requests, null, pace);
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext connection, Object bytes) {
            if (pace == null) {
                // Nothing tells when it has its answer: the limit of idle time ends it.
                connections.busy(connection.channel());
            } else {
                pace.bytesRead();
            }
            connection.fireChannelRead(bytes);
        }
    }

    /**
     * Has a connection speak HTTP/1 where Quarkus has no key that switches HTTP/2 off, as on the
     * management port: each stream of HTTP/2 would have to be bounded as a connection of HTTP/1 is.
     */
    @ChannelHandler.Sharable
    static final class HttpOneOnly extends ChannelInboundHandlerAdapter {

        private static final HttpOneOnly INSTANCE = new HttpOneOnly();

        private HttpOneOnly() {}

        /**
         * Decides for HTTP/1 where a connection could still become either.
         *
         * @param first of the connection's handlers
         * @return the name of the handler before which requests can be seen; null where Vert.x has
         *     none of these
         */
        static String decide(ChannelHandlerContext first) {
            ChannelPipeline handlers = first.pipeline();
            if (handlers.get(Http1xOrH2CHandler.class) != null) {
                // Vert.x decides by the first byte that is not of the preface of HTTP/2. An empty
                // line
                // before a request is none of HTTP/1 either (RFC 9112, 2.2).
                first.fireChannelRead(Unpooled.copiedBuffer("\r\n", StandardCharsets.US_ASCII));
            }
            ChannelHandlerContext change = handlers.context(Http1xUpgradeToH2CHandler.class);
            if (change == null) {
                return null;
            }
            handlers.addBefore(change.name(), null, INSTANCE);
            return change.name();
        }

        /** A server may ignore the wish to change to another protocol (RFC 9110, 7.8). */
        @Override
        public void channelRead(ChannelHandlerContext connection, Object message) {
            if (message instanceof HttpRequest request) {
                request.headers().remove(HttpHeaderNames.UPGRADE);
            }
            connection.fireChannelRead(message);
        }
    }
}
