package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.ByTheClock;
import dev.sessionmark.measurement.LoadCounts;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.Slice;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What a load may call achieved, held against arithmetic: a server that answers one request every 5
 * ms carries 200 a second, whatever is offered and however long its queue is emptied afterwards.
 */
@ByTheClock
class AchievedRateTest {

    private static final double MOST_PER_SECOND = 200;
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    /** Answers after another, 5 ms for each: a loop that is blocked for 5 ms by every request. */
    private static TestServer oneEveryFiveMillis() {
        return new TestServer(
                1,
                request -> {
                    long until = System.nanoTime() + 5_000_000;
                    while (System.nanoTime() - until < 0) {
                        Thread.onSpinWait();
                    }
                    request.response().end(TestServer.ANSWER);
                });
    }

    @Test
    void overloadAchievesNoMoreThanTheServerCarries() {
        try (TestServer server = oneEveryFiveMillis()) {
            for (int maxInFlight : new int[] {10_000, 50}) {
                LoadSpec spec =
                        Loads.limited(
                                Loads.open(server.port(), 500, 8, TWO_SECONDS),
                                maxInFlight,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(20));
                LoadFigures result = Loads.run(spec);
                // One answer may have been under way when the window began.
                double most = MOST_PER_SECOND * 2 + 1;
                assertTrue(result.counts().achieved() <= most, result.counts().toString());
                assertTrue(result.counts().achieved() >= most / 2, result.counts().toString());
                assertEquals(
                        result.counts().intended() - result.counts().dropped(),
                        result.counts().succeeded(),
                        "all that was sent is awaited");
                assertTrue(
                        result.slices().stream()
                                .allMatch(slice -> slice.achieved() <= MOST_PER_SECOND + 1),
                        result.slices().toString());
                assertEquals(
                        result.counts().achieved(),
                        result.slices().stream().mapToLong(Slice::achieved).sum());
                assertEquals(
                        result.counts().dropped(),
                        result.slices().stream().mapToLong(Slice::notServed).sum());
            }
        }
    }

    @Test
    void aSlowButIdleServerAchievesWhatIsOfferedOnceTheLeadInIsOver() {
        // Half a second for each, as many at a time as come.
        Vertx vertx = Vertx.vertx();
        try (TestServer server =
                new TestServer(
                        1,
                        request ->
                                vertx.setTimer(
                                        500, fired -> request.response().end(TestServer.ANSWER)))) {
            LoadSpec spec = Loads.open(server.port(), 200, 400, TWO_SECONDS);
            LoadCounts cold = Loads.run(spec).counts();
            assertEquals(300, cold.achieved(), 20, "half a second of answers comes too late");
            LoadFigures warm = Loads.run(spec.after(Duration.ofSeconds(1)));
            assertEquals(400, warm.counts().intended());
            assertEquals(400, warm.counts().achieved(), 20);
            assertEquals(400, warm.counts().succeeded());
            assertEquals(400, warm.responseTime().total());
            assertEquals(2, warm.duration().toNanos() / 1e9, 0.05);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void theWindowBeginsAfterTheLeadInAndEndsBeforeTheDrain() {
        try (TestServer server = TestServer.trivial();
                LoadGenerator generator = new LoadGenerator()) {
            long started = System.nanoTime();
            LoadRun run =
                    generator.start(
                            Loads.open(server.port(), 100, 4, Duration.ofMillis(300))
                                    .after(Duration.ofMillis(300)));
            run.windowBegun().join();
            assertTrue(System.nanoTime() - started >= 300_000_000);
            run.windowEnded().join();
            assertTrue(System.nanoTime() - started >= 600_000_000);
            assertEquals(30, run.result().join().counts().intended());
        }
    }
}
