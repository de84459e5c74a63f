package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.ByTheClock;
import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@ByTheClock
@Timeout(60)
class LoadGeneratorTest {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    @Test
    void aModestRateIsAchievedExactly() {
        try (TestServer server = TestServer.trivial()) {
            LoadFigures result = Loads.run(Loads.open(server.port(), 500, 8, ONE_SECOND));
            LoadCounts counts = result.counts();
            assertEquals(500, counts.intended());
            assertEquals(500, counts.sent());
            assertEquals(500, counts.succeeded());
            assertEquals(0, counts.errors());
            assertEquals(500, result.responseTime().total());
            assertEquals(500, result.serviceTime().total());
            assertEquals(500, result.generatorLag().total());
            assertEquals(500, result.offeredRate());
            // A machine that pauses brings the last answers after the window.
            assertTrue(result.achievedRate() > 0 && result.achievedRate() <= 500);
            assertEquals(500, result.slices().get(0).intended());
            assertTrue(result.duration().compareTo(ONE_SECOND) >= 0);
        }
    }

    @Test
    void requestsAreBoundToConnectionsInTurn() {
        List<Integer> ports = new CopyOnWriteArrayList<>();
        try (TestServer server =
                new TestServer(
                        1,
                        request -> {
                            ports.add(request.remoteAddress().port());
                            request.response().end(TestServer.ANSWER);
                        })) {
            Loads.run(Loads.open(server.port(), 100, 4, Duration.ofMillis(400)));
        }
        assertEquals(40, ports.size());
        assertEquals(4, ports.stream().distinct().count());
        for (int i = 4; i < ports.size(); i++) {
            assertEquals(ports.get(i - 4), ports.get(i), "request " + i);
        }
    }

    @Test
    void connectionsAreKeptFromWarmUpToWindow() {
        List<Integer> ports = new CopyOnWriteArrayList<>();
        try (TestServer server =
                        new TestServer(
                                1,
                                request -> {
                                    ports.add(request.remoteAddress().port());
                                    request.response().end(TestServer.ANSWER);
                                });
                LoadGenerator generator = new LoadGenerator()) {
            LoadSpec spec = Loads.open(server.port(), 200, 4, Duration.ofMillis(200));
            generator.start(spec).result().join();
            generator.start(spec).result().join();
        }
        assertEquals(80, ports.size());
        assertEquals(4, ports.stream().distinct().count());
    }

    @Test
    void aLoadWithoutDurationEndsWhenItIsStopped() throws InterruptedException {
        CountDownLatch twoReports = new CountDownLatch(2);
        List<LoadProgress> reports = new CopyOnWriteArrayList<>();
        try (TestServer server = TestServer.trivial();
                LoadGenerator generator = new LoadGenerator()) {
            LoadSpec bounded = Loads.open(server.port(), 400, 4, ONE_SECOND);
            LoadSpec endless =
                    new LoadSpec(
                                    bounded.target(),
                                    bounded.model(),
                                    bounded.limits(),
                                    bounded.source())
                            .watchedBy(
                                    progress -> {
                                        reports.add(progress);
                                        twoReports.countDown();
                                    });
            LoadRun run = generator.start(endless);
            assertThrows(IllegalStateException.class, () -> generator.start(endless));
            assertTrue(twoReports.await(10, TimeUnit.SECONDS));
            LoadFigures result = run.stop().join();
            assertEquals(result.counts().intended(), result.counts().succeeded());
            double seconds = result.duration().toNanos() / 1e9;
            assertEquals(400 * seconds, result.counts().intended(), 2);
            // Half a second each; a pause of the machine moves answers from one to the next.
            assertTrue(reports.get(1).throughput() > 0 && reports.get(1).throughput() <= 800);
            assertEquals(0, reports.get(1).failed());
            assertTrue(reports.get(1).p50Nanos() > 0);
        }
    }

    @Test
    void usersAskAgainWhenTheyHaveTheirAnswer() {
        AtomicInteger served = new AtomicInteger();
        try (TestServer server =
                new TestServer(
                        1,
                        request -> {
                            served.incrementAndGet();
                            request.response().end(TestServer.ANSWER);
                        })) {
            LoadFigures result = Loads.run(Loads.closed(server.port(), 3, 3, ONE_SECOND));
            assertEquals(served.get(), result.counts().succeeded());
            assertEquals(3, result.counts().maxInFlight());
            assertEquals(0, result.counts().errors());
            assertTrue(result.counts().succeeded() > 1_000, "served " + served);
            assertTrue(Double.isNaN(result.offeredRate()));
        }
    }

    @Test
    void moreUsersThanConnectionsQueueBehindEachOther() {
        try (TestServer server =
                new TestServer(
                        1,
                        request -> request.response().putHeader("x", "y").end(TestServer.ANSWER))) {
            LoadFigures result =
                    Loads.run(Loads.closed(server.port(), 8, 2, Duration.ofMillis(300)));
            assertEquals(8, result.counts().maxInFlight());
            assertEquals(result.counts().intended(), result.counts().succeeded());
        }
    }

    @Test
    void aBystanderHasAConnectionOfItsOwn() {
        try (TestServer server =
                new TestServer(
                        1,
                        request -> {
                            if (request.path().equals("/bystander")) {
                                request.response().end("up");
                            } else {
                                request.response().end(TestServer.ANSWER);
                            }
                        })) {
            LoadFigures result =
                    Loads.run(
                            Loads.open(server.port(), 300, 2, ONE_SECOND)
                                    .beside(
                                            BystanderLoad.of(
                                                    Call.get("/bystander").expecting("up"))));
            Bystander bystander = result.bystander();
            assertEquals(50, bystander.sent());
            assertEquals(50, bystander.responseTime().total());
            assertEquals(0, bystander.failedLivenessProbes());
            assertEquals(300, result.counts().succeeded());
        }
    }

    @Test
    void aSourceThatFailsFailsTheLoad() {
        try (TestServer server = TestServer.trivial()) {
            LoadSpec spec =
                    Loads.asking(
                            Loads.open(server.port(), 100, 2, ONE_SECOND),
                            () -> {
                                throw new IllegalArgumentException("no account left");
                            });
            CompletionException failure =
                    assertThrows(CompletionException.class, () -> Loads.run(spec));
            assertEquals("no account left", failure.getCause().getMessage());
        }
    }
}
