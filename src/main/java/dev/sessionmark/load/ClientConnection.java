package dev.sessionmark.load;

import dev.sessionmark.measurement.trace.TraceHeader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.impl.HttpClientConnection;
import io.vertx.core.http.impl.HttpClientInternal;
import io.vertx.core.http.impl.HttpClientStream;
import io.vertx.core.http.impl.HttpRequestHead;
import io.vertx.core.http.impl.HttpResponseHead;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * One of the fixed connections: carries one request at a time and is opened again when it was lost.
 * Everything happens on the generator's event loop.
 *
 * <p>Talks to a connection of the Vert.x HTTP client directly: the client's pool in between would
 * choose the connection, and its request and response objects would be made for each request.
 */
final class ClientConnection {

    /** What becomes of the connection and its requests. */
    interface Owner {
        /** The connection was opened and is idle. */
        void opened(ClientConnection connection);

        /** The connection could not be opened. */
        void refused(ClientConnection connection);

        /** An answer is complete; the connection is idle, or closed if the server wanted so. */
        void answered(ClientConnection connection, int status, boolean bodyMatches);

        /** The connection went away; a request that was on its way has no answer. */
        void lost(ClientConnection connection, boolean requestUnderWay);
    }

    private enum State {
        CLOSED,
        OPENING,
        IDLE,
        BUSY
    }

    /** Between two attempts to reach a server that refuses: else a closed load would spin. */
    private static final long REOPEN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private static final CharSequence TRACE = HttpHeaders.createOptimized(TraceHeader.NAME);

    private final int index;
    private final HttpClientInternal client;
    private final ContextInternal context;
    private final SocketAddress address;
    private final String authority;
    private final boolean numbered;
    private final BodyCheck body = new BodyCheck();

    /** One request at a time, so that the same headers serve all of them. */
    private final MultiMap tagged = HttpHeaders.headers();

    private final Handler<AsyncResult<HttpClientStream>> onStream = this::writeRequest;

    private Owner owner;
    private State state = State.CLOSED;
    private Link link;
    private Call call;
    private long tag = TraceSample.NO_TAG;
    private long intended;
    private long sentAt;
    private long answeredAt;
    private long reopenAt;
    private String refusal = "";
    private FailedAnswer failed;

    ClientConnection(
            int index, HttpClientInternal client, ContextInternal context, LoadTarget target) {
        this.index = index;
        this.client = client;
        this.context = context;
        this.address = SocketAddress.inetSocketAddress(target.port(), target.host());
        this.authority = target.authority();
        this.numbered = target.numbered();
        this.reopenAt = System.nanoTime();
    }

    void owner(Owner newOwner) {
        owner = newOwner;
    }

    int index() {
        return index;
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    boolean isBusy() {
        return state == State.BUSY;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Intended start of the request under way, or of the one just answered or lost. */
    long intended() {
        return intended;
    }

    /** See {@link TraceSample}: that of the request under way, or of the one just answered. */
    long tag() {
        return tag;
    }

    /** When the request under way, or the one just answered or lost, was written. */
    long sentAt() {
        return sentAt;
    }

    /** When the last bytes of the answer were read from the socket, before anybody parsed them. */
    long answeredAt() {
        return answeredAt;
    }

    String refusal() {
        return refusal;
    }

    /** What the answer said that came last, where its status was not 2xx; otherwise null. */
    FailedAnswer failed() {
        return failed;
    }

    void open() {
        state = State.OPENING;
        long pause = reopenAt - System.nanoTime();
        EventLoop loop = context.nettyEventLoop();
        loop.schedule(
                // The client connects on the context it is called from.
                () -> context.dispatch(this::connect), Math.max(0, pause), TimeUnit.NANOSECONDS);
    }

    void send(long intendedStart, long now, Call nextCall, long nextTag) {
        state = State.BUSY;
        call = nextCall;
        tag = nextTag;
        intended = intendedStart;
        sentAt = now;
        link.connection.createStream(context, onStream);
    }

    /** Closes the connection and drops what is under way on it; the owner is not told. */
    void discard() {
        if (link != null) {
            link.connection.close();
        }
        closed();
    }

    private void connect() {
        if (state != State.OPENING) {
            return;
        }
        client.connect(address)
                .onComplete(
                        connected -> {
                            if (state != State.OPENING || link != null) {
                                if (connected.succeeded()) {
                                    connected.result().close();
                                }
                            } else if (connected.succeeded()) {
                                link = new Link(connected.result());
                                state = State.IDLE;
                                owner.opened(this);
                            } else {
                                refusal = String.valueOf(connected.cause().getMessage());
                                reopenAt = System.nanoTime() + REOPEN_PAUSE_NANOS;
                                closed();
                                owner.refused(this);
                            }
                        });
    }

    private void writeRequest(AsyncResult<HttpClientStream> created) {
        if (created.failed()) {
            // The connection is closing; its close handler reports the loss.
            link.connection.close();
            return;
        }
        HttpClientStream stream = created.result();
        body.begin(call);
        stream.headHandler(link.onHead);
        stream.chunkHandler(link.onChunk);
        stream.endHandler(link.onEnd);
        HttpRequestHead head =
                new HttpRequestHead(call.method(), call.uri(), headers(), authority, null, null);
        stream.writeHead(head, false, content(), true, null, false, null);
    }

    private ByteBuf content() {
        return call.body().length == 0 ? null : Unpooled.wrappedBuffer(call.body());
    }

    private MultiMap headers() {
        if (tag == TraceSample.NO_TAG || !numbered) {
            return call.headers();
        }
        return tagged.setAll(call.headers())
                .set(
                        TRACE,
                        TraceHeader.write(
                                TraceSample.number(tag), TraceSample.drawn(tag), intended));
    }

    private void closed() {
        state = State.CLOSED;
        link = null;
    }

    /**
     * An open connection and its handlers, made once and used for all its requests. Events of a
     * link that is not the current one any more are ignored.
     */
    private final class Link {

        private final HttpClientConnection connection;
        private final Handler<HttpResponseHead> onHead = this::head;
        private final Handler<Buffer> onChunk = this::chunk;
        private final Handler<MultiMap> onEnd = this::end;
        private boolean evicted;
        private int status;

        Link(HttpClientConnection connection) {
            this.connection = connection;
            // The server announced that it will close: the answer still comes, no other will.
            connection.evictionHandler(ignored -> evicted = true);
            connection.closeHandler(ignored -> disconnected());
            // The close follows, and is counted.
            connection.exceptionHandler(lost -> {});
            connection.channelHandlerContext().pipeline().addFirst(new Clock());
        }

        private void head(HttpResponseHead head) {
            status = head.statusCode;
            failed = FailedAnswer.is(head) ? new FailedAnswer(head) : null;
        }

        private void chunk(Buffer chunk) {
            if (link == this) {
                body.accept(chunk);
                if (failed != null) {
                    failed.accept(chunk);
                }
            }
        }

        private void end(MultiMap trailers) {
            if (link != this) {
                return;
            }
            if (evicted) {
                closed();
            } else {
                state = State.IDLE;
            }
            owner.answered(ClientConnection.this, status, body.matches());
        }

        private void disconnected() {
            if (link != this) {
                return;
            }
            boolean requestUnderWay = state == State.BUSY;
            closed();
            owner.lost(ClientConnection.this, requestUnderWay);
        }
    }

    /** First to see what is read, so that parsing it does not count as the server's time. */
    private final class Clock extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext channel, Object bytes) {
            answeredAt = System.nanoTime();
            channel.fireChannelRead(bytes);
        }
    }
}
