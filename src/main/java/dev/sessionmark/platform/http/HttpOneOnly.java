package dev.sessionmark.platform.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.vertx.core.http.impl.Http1xOrH2CHandler;
import io.vertx.core.http.impl.Http1xUpgradeToH2CHandler;
import java.nio.charset.StandardCharsets;

/**
 * Has a connection speak HTTP/1 where Quarkus has no key that switches HTTP/2 off, as on the
 * management port: each stream of HTTP/2 would have to be bounded as a connection of HTTP/1 is.
 */
@ChannelHandler.Sharable
final class HttpOneOnly extends ChannelInboundHandlerAdapter {

    private static final HttpOneOnly INSTANCE = new HttpOneOnly();

    private HttpOneOnly() {}

    /**
     * Decides for HTTP/1 where a connection could still become either.
     *
     * @param first of the connection's handlers
     * @return the name of the handler before which requests can be seen; null where Vert.x has none
     *     of these
     */
    static String decide(ChannelHandlerContext first) {
        ChannelPipeline handlers = first.pipeline();
        if (handlers.get(Http1xOrH2CHandler.class) != null) {
            // Vert.x decides by the first byte that is not of the preface of HTTP/2. An empty line
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
