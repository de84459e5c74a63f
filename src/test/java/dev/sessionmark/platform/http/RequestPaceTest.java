package dev.sessionmark.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a connection is ended, with a clock that is moved by hand. */
class RequestPaceTest {

    private static final int HEAD_SECONDS = 10;
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final EmbeddedChannel connection = new EmbeddedChannel();

    /** Whether the client takes what is sent. */
    private boolean reads = true;

    /** Passed on to whoever answers. */
    private int requests;

    private int answersAtOnce;

    @BeforeEach
    void open() {
        connection.freezeTime();
        RequestPace pace =
                new RequestPace(new OpenConnections(1), Duration.ofSeconds(HEAD_SECONDS));
        connection
                .pipeline()
                .addLast(
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object bytes) {
                                pace.bytesRead();
                                context.fireChannelRead(bytes);
                            }
                        },
                        new ChannelOutboundHandlerAdapter() {
                            @Override
                            public void flush(ChannelHandlerContext context) {
                                if (reads) {
                                    context.flush();
                                }
                            }
                        },
                        new HttpRequestDecoder(),
                        pace,
                        new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelRead(ChannelHandlerContext context, Object part) {
                                ReferenceCountUtil.release(part);
                                if (part instanceof HttpRequest) {
                                    requests++;
                                    if (answersAtOnce > 0) {
                                        answer(answersAtOnce);
                                    }
                                }
                            }
                        });
    }

    @Test
    void oneThatStaysSilentIsEnded() {
        pass(HEAD_SECONDS - 1);
        assertTrue(connection.isOpen());
        pass(1);
        assertFalse(connection.isOpen());
    }

    @Test
    void oneWhoseFirstHeadTricklesIsEnded() {
        for (int i = 0; i < HEAD_SECONDS; i++) {
            assertTrue(connection.isOpen());
            send(REQUEST.substring(i, i + 1));
            pass(1);
        }
        assertFalse(connection.isOpen());
    }

    @Test
    void oneBetweenTwoRequestsIsLeftAloneUntilTheNextHeadTrickles() {
        send(REQUEST);
        answer(HttpResponseStatus.OK);
        pass(600);
        assertTrue(connection.isOpen());
        send("GE");
        pass(HEAD_SECONDS - 1);
        send("T /");
        assertTrue(connection.isOpen());
        pass(1);
        assertFalse(connection.isOpen());
    }

    @Test
    void oneThatWaitsForItsAnswerIsLeftAlone() {
        send(REQUEST);
        answer(HttpResponseStatus.CONTINUE);
        send("GE");
        pass(600);
        assertTrue(connection.isOpen());
    }

    @Test
    void oneThatKeepsAskingIsServedAndOneThatNeverWaitsIsEnded() {
        for (int i = 0; i < 100; i++) {
            send(REQUEST);
            answer(HttpResponseStatus.OK);
        }
        assertTrue(connection.isOpen());
        send(REQUEST.repeat(16));
        assertTrue(connection.isOpen());
        send(REQUEST);
        assertFalse(connection.isOpen());
    }

    @Test
    void oneThatAsksOnWithoutReadingIsNotServedAndThenEnded() {
        connection.config().setWriteBufferWaterMark(new WriteBufferWaterMark(10, 20));
        reads = false;
        send(REQUEST);
        answer(1_000);
        for (int i = 0; i < 16; i++) {
            send(REQUEST);
            assertTrue(connection.isOpen());
        }
        assertEquals(1, requests);
        send(REQUEST);
        assertFalse(connection.isOpen());
        assertEquals(1, requests);
    }

    @Test
    void whatIsAskedWhileALargeAnswerIsSentIsServedThereafter() {
        connection.config().setWriteBufferWaterMark(new WriteBufferWaterMark(10, 20));
        reads = false;
        send(REQUEST);
        answer(1_000);
        send(REQUEST + REQUEST);
        assertEquals(1, requests);
        reads = true;
        connection.flush();
        connection.runPendingTasks();
        assertEquals(3, requests);
        assertTrue(connection.isOpen());
    }

    @Test
    void twoThatComeTogetherAreBothServed() {
        connection.config().setWriteBufferWaterMark(new WriteBufferWaterMark(10, 20));
        answersAtOnce = 1_000;
        send(REQUEST + REQUEST);
        assertEquals(2, requests);
        assertTrue(connection.isOpen());
    }

    @Test
    void oneThatDoesNotReadItsAnswerIsEnded() {
        connection.config().setWriteBufferWaterMark(new WriteBufferWaterMark(10, 20));
        send(REQUEST);
        connection.write(response(HttpResponseStatus.OK, 100_000));
        connection.runPendingTasks();
        pass(29);
        assertTrue(connection.isOpen());
        pass(1);
        assertFalse(connection.isOpen());
    }

    @Test
    void oneThatReadsALargeAnswerSlowlyIsLeftAlone() {
        connection.config().setWriteBufferWaterMark(new WriteBufferWaterMark(10, 20));
        send(REQUEST);
        connection.write(Unpooled.wrappedBuffer(new byte[1_000_000]));
        ChannelOutboundBuffer unread = connection.unsafe().outboundBuffer();
        unread.addFlush();
        for (int i = 0; i < 10; i++) {
            unread.progress(17_000);
            pass(30);
            assertTrue(connection.isOpen());
        }
        pass(30);
        assertFalse(connection.isOpen());
    }

    private void send(String bytes) {
        connection.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    }

    private void answer(int bytes) {
        connection.write(response(HttpResponseStatus.OK, bytes));
    }

    private void answer(HttpResponseStatus status) {
        connection.writeOutbound(response(status, 0));
    }

    private static DefaultFullHttpResponse response(HttpResponseStatus status, int bytes) {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(new byte[bytes]));
    }

    private void pass(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        connection.runPendingTasks();
    }
}
