package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.measurement.Failure;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.platform.FreePort;
import dev.sessionmark.platform.problem.Problem;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each way to fail has a counter of its own, and every request ends in exactly one. */
@Timeout(60)
class FailureCountsTest {

    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final int RATE = 200;
    private static final int REQUESTS = 100;

    private final AtomicInteger seen = new AtomicInteger();

    @Test
    void otherStatus() {
        LoadCounts counts =
                run(
                        request -> {
                            request.response().setStatusCode(everyFourth() ? 500 : 201);
                            request.response().end(TestServer.ANSWER);
                        });
        assertEquals(25, counts.badStatus());
        assertAllElseSucceeded(counts, 25);
    }

    @Test
    void failuresKeepTheirWords() {
        AtomicInteger answered = new AtomicInteger();
        String problem =
                "{\"title\": \"Internal Server Error\", \"instance\": \"urn:uuid:%d\","
                        + " \"detail\": \"ERROR: no right (42501)\"}";
        try (TestServer server =
                new TestServer(
                        1,
                        request -> {
                            int number = answered.incrementAndGet();
                            if (number % 2 == 0) {
                                request.response()
                                        .setStatusCode(500)
                                        .putHeader(Problem.SQL_STATE, "42501")
                                        .end(problem.formatted(number));
                            } else if (number % 20 == 1) {
                                request.response().setStatusCode(503).end("busy " + number + "\n");
                            } else {
                                request.response().end("{\"answer\":");
                            }
                        })) {
            List<Failure> failures =
                    Loads.run(Loads.open(server.port(), RATE, 1, HALF_A_SECOND)).failures();
            assertEquals(
                    new Failure("status 500: ERROR: no right (42501)", "42501", 50),
                    failures.getFirst());
            assertEquals(
                    new Failure("status 200 with another body than expected", "", 45),
                    failures.get(1));
            assertTrue(
                    failures.contains(new Failure("status 503: busy 1", "", 1)),
                    failures::toString);
            assertEquals(
                    REQUESTS,
                    failures.stream().mapToLong(Failure::count).sum(),
                    failures::toString);
            assertEquals(Failure.KEPT + 1, failures.size(), failures::toString);
        }
    }

    @Test
    void wrongBody() {
        LoadCounts counts =
                run(
                        request ->
                                request.response()
                                        .end(everyFourth() ? "{\"answer\":" : TestServer.ANSWER));
        assertEquals(25, counts.wrongAnswers());
        assertAllElseSucceeded(counts, 25);
    }

    @Test
    void closedWithoutAnswer() {
        LoadCounts counts =
                run(
                        request -> {
                            if (everyFourth()) {
                                request.connection().close();
                            } else {
                                request.response().end(TestServer.ANSWER);
                            }
                        });
        assertEquals(25, counts.connectFailures());
        assertAllElseSucceeded(counts, 25);
    }

    @Test
    void anAnswerThatClosesTheConnectionIsNoFailure() {
        LoadCounts counts =
                run(
                        request ->
                                request.response()
                                        .putHeader("Connection", "close")
                                        .end(TestServer.ANSWER));
        assertAllElseSucceeded(counts, 0);
    }

    @Test
    void lateAnswersAreTimeoutsAndAreAwaited() {
        try (TestServer server = TestServer.trivial()) {
            LoadFigures result = limited(server, RATE, 1_000, Duration.ofNanos(1), A_MINUTE);
            assertEquals(REQUESTS, result.counts().timeouts());
            assertEquals(0, result.counts().succeeded());
            assertEquals(REQUESTS, result.responseTime().total());
        }
    }

    @Test
    void whatIsNeverAnsweredIsUnfinishedWhenTheDrainEnds() {
        try (TestServer server = new TestServer(1, request -> {})) {
            LoadFigures result = limited(server, RATE, 1_000, A_MINUTE, Duration.ofMillis(200));
            assertEquals(REQUESTS, result.counts().unfinished());
            assertEquals(4, result.counts().sent());
            assertEquals(0, result.counts().succeeded());
            assertTrue(result.drainTime().toMillis() >= 200);
        }
    }

    @Test
    void arrivalsAboveTheBoundAreDropped() {
        try (TestServer server = new TestServer(1, request -> {})) {
            LoadFigures result = limited(server, RATE, 30, A_MINUTE, Duration.ZERO);
            assertEquals(REQUESTS - 30, result.counts().dropped());
            assertEquals(30, result.counts().unfinished());
            assertEquals(30, result.counts().maxInFlight());
        }
    }

    @Test
    void aServerThatIsNotThereRefusesEveryRequest() {
        LoadFigures open = Loads.run(Loads.open(FreePort.next(), RATE, 4, HALF_A_SECOND));
        assertEquals(REQUESTS, open.counts().connectFailures());
        assertEquals(REQUESTS, open.failures().getFirst().count());
        assertTrue(
                open.failures().getFirst().words().contains("Connection refused"),
                open.failures()::toString);
        assertEquals(REQUESTS, open.counts().errors());
        assertEquals(0, open.counts().sent());

        LoadFigures pooled =
                Loads.run(Loads.pooled(Loads.open(FreePort.next(), RATE, 4, HALF_A_SECOND)));
        assertEquals(REQUESTS, pooled.counts().connectFailures());

        LoadFigures closed = Loads.run(Loads.closed(FreePort.next(), 4, 4, HALF_A_SECOND));
        assertEquals(closed.counts().intended(), closed.counts().connectFailures());
        assertTrue(closed.counts().intended() < 1_000, "attempts " + closed.counts().intended());
    }

    @Test
    void aServerThatGoesAwayFailsTheRestAndHoldsNothingUp() {
        AtomicInteger answered = new AtomicInteger();
        TestServer server =
                new TestServer(
                        1,
                        request -> {
                            answered.incrementAndGet();
                            request.response().end(TestServer.ANSWER);
                        });
        try (LoadGenerator generator = new LoadGenerator()) {
            LoadSpec spec =
                    Loads.open(server.port(), RATE, 4, Duration.ofSeconds(1))
                            .watchedBy(progress -> {});
            LoadRun run = generator.start(spec);
            while (answered.get() < REQUESTS / 2) {
                Thread.onSpinWait();
            }
            server.close();
            LoadCounts counts = run.result().join().counts();
            assertEquals(2 * REQUESTS, counts.intended());
            assertEquals(2 * REQUESTS, counts.succeeded() + counts.connectFailures());
            assertTrue(counts.connectFailures() > REQUESTS / 2);
        }
    }

    @Test
    void everyRequestOfAnOverloadEndsInExactlyOneCounter() {
        try (TestServer server = TestServer.trivial()) {
            LoadFigures result = limited(server, 100_000, 100, Duration.ofMillis(1), A_MINUTE);
            LoadCounts counts = result.counts();
            assertEquals(50_000, counts.intended());
            assertEquals(
                    counts.intended(), counts.succeeded() + counts.dropped() + counts.errors());
            assertEquals(counts.intended(), counts.sent() + counts.dropped());
            assertEquals(100, counts.maxInFlight());
            // More than the bound: answers were read while the arrivals went on.
            assertTrue(counts.sent() > 200, "sent " + counts.sent());
        }
    }

    @Test
    void theDrainAwaitsEveryAnswer() {
        AtomicInteger outstanding = new AtomicInteger();
        try (TestServer server =
                new TestServer(
                        1,
                        request -> {
                            outstanding.incrementAndGet();
                            request.response()
                                    .closeHandler(gone -> outstanding.addAndGet(1_000_000));
                            Vertx.currentContext()
                                    .owner()
                                    .setTimer(
                                            100,
                                            id -> {
                                                outstanding.decrementAndGet();
                                                request.response().end(TestServer.ANSWER);
                                            });
                        })) {
            LoadFigures result = Loads.run(Loads.open(server.port(), 100, 4, HALF_A_SECOND));
            // 4 connections with 100 ms each carry 40 of the 100 requests a second: a queue forms.
            assertEquals(50, result.counts().succeeded());
            assertEquals(0, result.counts().errors());
            assertEquals(0, outstanding.get());
            assertTrue(result.drainTime().toMillis() > 500, "drain " + result.drainTime());
        }
    }

    private LoadCounts run(Handler<HttpServerRequest> behaviour) {
        try (TestServer server = new TestServer(1, behaviour)) {
            return Loads.run(Loads.open(server.port(), RATE, 4, HALF_A_SECOND)).counts();
        }
    }

    private static LoadFigures limited(
            TestServer server, int rate, int inFlight, Duration timeout, Duration drain) {
        LoadSpec load = Loads.open(server.port(), rate, 4, HALF_A_SECOND);
        return Loads.run(Loads.limited(load, inFlight, timeout, drain));
    }

    private boolean everyFourth() {
        return seen.incrementAndGet() % 4 == 0;
    }

    private static void assertAllElseSucceeded(LoadCounts counts, int failed) {
        assertEquals(REQUESTS, counts.intended());
        assertEquals(REQUESTS - failed, counts.succeeded());
        assertEquals(failed, counts.errors());
    }
}
