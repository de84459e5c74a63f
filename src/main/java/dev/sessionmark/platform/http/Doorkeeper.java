package dev.sessionmark.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
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
}
