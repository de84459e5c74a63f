package dev.sessionmark.platform.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection that does not keep pace: the head of its request takes too long, it asks on and
 * on before it has its answers, or it does not read them. A connection between two requests is left
 * to the limit of idle time, and one whose answer takes its time to that of the answer. A request
 * that comes while much of an answer is still to be sent waits for that, so that no connection has
 * more than one such answer in memory.
 */
final class RequestPace extends ChannelDuplexHandler {

    /** Clients that send the next request before they have the answer are rare, and modest. */
    private static final int MOST_UNANSWERED = 16;

    /** Of these that wait, heads and parts of bodies together. */
    private static final int MOST_HELD = 2 * MOST_UNANSWERED;

    /** How often the progress of a client is looked at that lets its answer wait. */
    private static final Duration LOOK = Duration.ofSeconds(30);

    /** What it must read meanwhile, in bytes: half a kilobyte a second. */
    private static final long LEAST_READ = 16_384;

    private final OpenConnections connections;
    private final Duration headTimeout;

    /** Read, and not passed on yet. */
    private final Queue<Object> held = new ArrayDeque<>();

    private Future<?> head;
    private Future<?> progress;
    private boolean bytesRead;
    private boolean messageRead;
    private boolean inRequest;
    private boolean ended;
    private int unanswered;

    RequestPace(OpenConnections connections, Duration headTimeout) {
        this.connections = connections;
        this.headTimeout = headTimeout;
    }

    /** Called for whatever arrives, before it is known what it is. */
    void bytesRead() {
        bytesRead = true;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext connection) {
        awaitHead(connection);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext connection) {
        headIsThere();
        stopWatching();
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    private void awaitHead(ChannelHandlerContext connection) {
        head =
                connection
                        .executor()
                        .schedule(
                                () -> end(connection),
                                headTimeout.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void headIsThere() {
        if (head != null) {
            head.cancel(false);
            head = null;
        }
    }

    private void end(ChannelHandlerContext connection) {
        ended = true;
        connection.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object message) {
        if (ended) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (unanswered + (message instanceof HttpRequest ? 1 : 0) > MOST_UNANSWERED
                || held.size() == MOST_HELD) {
            ReferenceCountUtil.release(message);
            end(connection);
            return;
        }
        if (message instanceof HttpRequest) {
            headIsThere();
            unanswered++;
            connections.busy(connection.channel());
        }
        messageRead = true;
        inRequest = !(message instanceof LastHttpContent);
        if (!inRequest && unanswered == 0) {
            // It was answered before all of it was there.
            connections.idle(connection.channel());
        }
        if (held.isEmpty() && !mustWait(connection, message)) {
            connection.fireChannelRead(message);
        } else {
            held.add(message);
        }
    }

    /** What is written but not sent yet counts as unread only when the client does not take it. */
    private static boolean mustWait(ChannelHandlerContext connection, Object message) {
        if (message instanceof HttpRequest && !connection.channel().isWritable()) {
            connection.flush();
        }
        return message instanceof HttpRequest && !connection.channel().isWritable();
    }

    private void passOn(ChannelHandlerContext connection) {
        boolean some = false;
        while (!held.isEmpty() && !mustWait(connection, held.peek())) {
            some = true;
            connection.fireChannelRead(held.remove());
        }
        if (some) {
            connection.fireChannelReadComplete();
        }
    }

    /** Bytes without a message are a part of a head, the rest of which must come in time. */
    @Override
    public void channelReadComplete(ChannelHandlerContext connection) {
        boolean part = bytesRead && !messageRead;
        bytesRead = false;
        messageRead = false;
        if (part && head == null && !inRequest && unanswered == 0 && !ended) {
            awaitHead(connection);
        }
        connection.fireChannelReadComplete();
    }

    @Override
    public void write(ChannelHandlerContext connection, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message) && unanswered > 0) {
            unanswered--;
            // It has something to do until the client has its answer.
            ChannelPromise sent = promise.unvoid();
            sent.addListener(done -> idleWhenAnswered(connection));
            connection.write(message, sent);
            return;
        }
        connection.write(message, promise);
    }

    private void idleWhenAnswered(ChannelHandlerContext connection) {
        if (unanswered == 0 && !inRequest) {
            connections.idle(connection.channel());
        }
    }

    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext connection) {
        if (connection.channel().isWritable()) {
            stopWatching();
            if (!held.isEmpty()) {
                // Not while what made room is still being sent.
                connection.executor().execute(() -> passOn(connection));
            }
        } else if (progress == null) {
            watch(connection);
        }
        connection.fireChannelWritabilityChanged();
    }

    private void watch(ChannelHandlerContext connection) {
        Sent before = Sent.of(connection.channel());
        progress =
                connection
                        .executor()
                        .schedule(
                                () -> {
                                    if (Sent.of(connection.channel()).isEnoughSince(before)) {
                                        watch(connection);
                                    } else {
                                        end(connection);
                                    }
                                },
                                LOOK.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void stopWatching() {
        if (progress != null) {
            progress.cancel(false);
            progress = null;
        }
    }

    /**
     * How far a client has read.
     *
     * @param buffer the first one that it has not read to its end; null when nothing is sent yet
     * @param bytes how much of that it has read
     */
    private record Sent(Object buffer, long bytes) {

        static Sent of(Channel connection) {
            ChannelOutboundBuffer buffers = connection.unsafe().outboundBuffer();
            return buffers == null
                    ? new Sent(null, 0)
                    : new Sent(buffers.current(), buffers.currentProgress());
        }

        /** Answers mostly lie in one buffer, which counts as waiting until all of it is read. */
        boolean isEnoughSince(Sent before) {
            return before.buffer != null && before.buffer != buffer
                    || bytes - before.bytes >= LEAST_READ;
        }
    }
}
