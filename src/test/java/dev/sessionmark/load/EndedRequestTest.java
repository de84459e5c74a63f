package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.platform.FreePort;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever wants to know is told of every request once, with the moments in their order. */
@Timeout(120)
class EndedRequestTest {

    private static final int RATE = 200;
    private static final int REQUESTS = 40;
    private static final Duration LENGTH = Duration.ofMillis(200);

    /** How long a busy machine may take to answer all. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** After which there is no answer any more. */
    private static final Duration GIVEN_UP = Duration.ofMillis(300);

    private final AtomicInteger seen = new AtomicInteger();

    @Test
    void everyAnsweredRequestIsToldOnce() {
        List<EndedRequest> ended = run(4, request -> request.response().end(TestServer.ANSWER));
        assertEquals(REQUESTS, ended.size());
        ended.forEach(
                request -> {
                    assertEquals(EndedRequest.End.ANSWERED, request.end());
                    assertTrue(request.sentAt() - request.dueAt() >= 0, "sent");
                    assertTrue(request.endedAt() - request.sentAt() >= 0, "answered");
                });
        // Due every 5 ms, which no rounding changes.
        long first = ended.stream().mapToLong(EndedRequest::dueAt).min().orElseThrow();
        assertEquals(
                REQUESTS * (REQUESTS - 1) / 2 * 5_000_000L,
                ended.stream().mapToLong(request -> request.dueAt() - first).sum());
    }

    @Test
    void aWrongAnswerAndALostConnectionAreTold() {
        List<EndedRequest> ended =
                run(
                        4,
                        request -> {
                            int which = seen.getAndIncrement() % 4;
                            if (which == 0) {
                                request.connection().close();
                            } else {
                                request.response()
                                        .setStatusCode(which == 1 ? 500 : 200)
                                        .end(TestServer.ANSWER);
                            }
                        });
        assertEquals(REQUESTS, ended.size());
        assertEquals(REQUESTS / 4, count(ended, EndedRequest.End.LOST));
        assertEquals(REQUESTS / 4, count(ended, EndedRequest.End.WRONG));
        assertEquals(REQUESTS / 2, count(ended, EndedRequest.End.ANSWERED));
    }

    /** Two connections carry one request each that is never answered; all others wait for them. */
    @Test
    void whatIsGivenUpWasSentOrWasNot() {
        List<EndedRequest> ended = run(2, GIVEN_UP, request -> {});
        assertEquals(REQUESTS, count(ended, EndedRequest.End.UNFINISHED));
        assertEquals(2, ended.stream().filter(one -> one.sentAt() != null).count());
    }

    @Test
    void whereNobodyListensNothingWasSent() {
        List<EndedRequest> ended = new ArrayList<>();
        Loads.run(Loads.open(FreePort.next(), RATE, 2, LENGTH).telling(ended::add));
        assertEquals(REQUESTS, count(ended, EndedRequest.End.LOST));
        assertTrue(ended.stream().allMatch(one -> one.sentAt() == null));
    }

    private static long count(List<EndedRequest> ended, EndedRequest.End end) {
        return ended.stream().filter(request -> request.end() == end).count();
    }

    private static List<EndedRequest> run(int connections, Handler<HttpServerRequest> behaviour) {
        return run(connections, PATIENCE, behaviour);
    }

    private static List<EndedRequest> run(
            int connections, Duration drain, Handler<HttpServerRequest> behaviour) {
        List<EndedRequest> ended = new ArrayList<>();
        try (TestServer server = new TestServer(1, behaviour)) {
            LoadSpec spec =
                    Loads.limited(
                            Loads.open(server.port(), RATE, connections, LENGTH),
                            REQUESTS,
                            PATIENCE,
                            drain);
            Loads.run(spec.telling(ended::add));
        }
        return ended;
    }
}
