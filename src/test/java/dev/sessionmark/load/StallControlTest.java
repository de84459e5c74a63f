package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.ByTheClock;
import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.statistics.Distribution;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Positive control: a server whose event loop stands still for a known time must show it, to within
 * 5 %, in the response time; and must not where the clock starts at the send, or where a pool
 * steers round the blocked loop. If the latter two saw it too, the first would prove nothing.
 */
@ByTheClock
@Timeout(60)
class StallControlTest {

    private static final double TOLERANCE = 0.05;

    /**
     * A load that does not see the stall meets less than this part of it: one request for each
     * connection, a tenth at most, and as much again where a busy machine pauses the whole test.
     */
    private static final double HIDDEN = 0.2;

    @Test
    void aStallShowsInResponseTimeAndNotInServiceTime() {
        // Slow and long: the queue that the stall leaves behind is short, so the time a busy
        // machine takes to work it off stays far below the tolerance.
        int rate = 100;
        int seconds = 4;
        int connections = 8;
        Duration stall = Duration.ofSeconds(1);
        // Between two arrivals of the grid of 10 ms.
        long threshold = TimeUnit.MILLISECONDS.toNanos(195);
        // Due during the stall and more than the threshold before its end: 81 of 400.
        double expectedShare = (1.0 - 0.195) / seconds;
        // Waiting times spread evenly up to 1 s over 100 requests; the slowest 1 % are 4 of them.
        double expectedP99 = (1.0 - 0.01 * seconds) * 1e9;

        LoadFigures result = stalled(1, connections, rate, seconds, stall, false);

        assertEquals(0, result.counts().errors());
        Distribution responseTime = result.responseTime();
        // A busy machine adds pauses of its own. Without the queue it would be one request for each
        // connection, a tenth of this.
        double share = shareAbove(responseTime, threshold);
        assertTrue(
                share >= 0.95 * expectedShare && share <= 1.5 * expectedShare,
                () -> "share " + share + ", expected " + expectedShare);
        assertNear(expectedP99, responseTime.quantileNanos(0.99));
        assertNear(stall.toNanos(), responseTime.maxNanos());
        // Each connection had one request under way, 8 in all; what queued behind it had not been
        // sent yet.
        Distribution serviceTime = result.serviceTime();
        assertTrue(
                shareAbove(serviceTime, threshold) <= HIDDEN * expectedShare,
                "share " + shareAbove(serviceTime, threshold));
        assertTrue(
                responseTime.quantileNanos(0.90) > threshold
                        && serviceTime.quantileNanos(0.90) < threshold,
                "p90 " + serviceTime.quantileNanos(0.90));
    }

    @Test
    void aPoolHidesThatOneOfTwoLoopsStandsStill() {
        int rate = 200;
        int seconds = 4;
        Duration stall = Duration.ofSeconds(1);
        long threshold = TimeUnit.MILLISECONDS.toNanos(195);
        // Half of the connections belong to the loop that stands still.
        double expectedShare = (1.0 - 0.195) / 2 / seconds;

        LoadFigures bound = stalled(2, 8, rate, seconds, stall, false);
        LoadFigures pooled = stalled(2, 8, rate, seconds, stall, true);

        assertEquals(0, bound.counts().errors());
        assertEquals(0, pooled.counts().errors());
        // A busy machine adds pauses of its own, but the other loop's connections stay free: were
        // they stuck too, it would be twice as much.
        double share = shareAbove(bound.responseTime(), threshold);
        assertTrue(
                share >= 0.9 * expectedShare && share < 1.8 * expectedShare,
                () -> "share " + share + ", expected " + expectedShare);
        // The pool meets the stall once for each of the 4 connections of that loop, and not again.
        assertTrue(
                shareAbove(pooled.responseTime(), threshold) <= HIDDEN * expectedShare,
                "share " + shareAbove(pooled.responseTime(), threshold));
    }

    @Test
    void aLivenessProbeFailsWhereTheStallOutlastsIt() {
        Duration stall = Duration.ofMillis(1_525);
        AtomicInteger untilStall = new AtomicInteger(25);
        try (TestServer server =
                new TestServer(
                        1,
                        request -> {
                            if (!request.path().equals("/up")
                                    && untilStall.decrementAndGet() == 0) {
                                standStill(stall);
                            }
                            request.response().end(TestServer.ANSWER);
                        })) {
            LoadFigures result =
                    Loads.run(
                            Loads.open(server.port(), 50, 2, Duration.ofSeconds(3))
                                    .beside(BystanderLoad.of(Call.get("/up"))));
            Bystander bystander = result.bystander();
            assertEquals(150, bystander.sent());
            // One probe every 20 ms; those due in the first half second of the stall wait over one.
            assertEquals(26, bystander.failedLivenessProbes(), 2);
            assertEquals(1.5e9, bystander.responseTime().maxNanos(), 0.05e9);
        }
    }

    /** A load, after a warm-up, on a server one of whose loops stands still once, after a third. */
    private static LoadFigures stalled(
            int loops, int connections, int rate, int seconds, Duration stall, boolean pooled) {
        AtomicInteger untilStall = new AtomicInteger();
        try (TestServer server =
                        new TestServer(
                                loops,
                                request -> {
                                    if (untilStall.decrementAndGet() == 0) {
                                        standStill(stall);
                                    }
                                    request.response().end(TestServer.ANSWER);
                                });
                LoadGenerator generator = new LoadGenerator()) {
            LoadSpec warmUp =
                    Loads.closed(server.port(), connections, connections, Duration.ofSeconds(1));
            generator.start(warmUp).result().join();
            untilStall.set(rate * seconds / 3);
            LoadSpec spec =
                    Loads.open(server.port(), rate, connections, Duration.ofSeconds(seconds));
            return generator.start(pooled ? Loads.pooled(spec) : spec).result().join();
        }
    }

    private static void standStill(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static double shareAbove(Distribution times, long nanos) {
        long above =
                IntStream.range(0, times.size())
                        .filter(place -> times.value(place) > nanos)
                        .mapToLong(times::count)
                        .sum();
        return (double) above / times.total();
    }

    private static void assertNear(double expected, double actual) {
        assertEquals(expected, actual, TOLERANCE * expected);
    }
}
