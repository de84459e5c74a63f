package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Positive control: a server whose event loop stands still for a known time must show it, to within
 * 5 %, in the response time; and must not where the clock starts at the send, or where a pool
 * steers round the blocked loop. If the latter two saw it too, the first would prove nothing.
 */
@Timeout(60)
class StallControlTest {

    private static final double TOLERANCE = 0.05;

    @Test
    void aStallShowsInResponseTimeAndNotInServiceTime() {
        // Slow and long, so that a busy machine's jitter stays far below the tolerance.
        int rate = 250;
        int seconds = 4;
        int connections = 8;
        Duration stall = Duration.ofSeconds(1);
        long threshold = TimeUnit.MILLISECONDS.toNanos(200);
        // Due during the stall and more than the threshold before its end: 200 of 1,000.
        double expectedShare = (1.0 - 0.2) / seconds;
        // Waiting times spread evenly up to 1 s over 250 requests; the slowest 1 % are 10 of them.
        double expectedP99 = (1.0 - 0.01 * seconds) * 1e9;

        LoadResult result = stalled(1, connections, rate, seconds, stall, false);

        assertEquals(0, result.counts().errors());
        Histogram responseTime = result.responseTime();
        assertNear(expectedShare, shareAbove(responseTime, threshold));
        assertNear(expectedP99, responseTime.getValueAtPercentile(99));
        assertNear(stall.toNanos(), responseTime.getMaxValue());
        // Each of the 8 connections had one request under way, all others had not been sent yet.
        Histogram serviceTime = result.serviceTime();
        assertTrue(
                shareAbove(serviceTime, threshold) <= (connections + 0.5) / (rate * seconds),
                "share " + shareAbove(serviceTime, threshold));
        assertTrue(
                serviceTime.getValueAtPercentile(99) < threshold,
                "p99 " + serviceTime.getValueAtPercentile(99));
    }

    @Test
    void aPoolHidesThatOneOfTwoLoopsStandsStill() {
        int rate = 2_000;
        int seconds = 3;
        Duration stall = Duration.ofMillis(500);
        long threshold = TimeUnit.MILLISECONDS.toNanos(50);
        // Half of the connections belong to the loop that stands still.
        double expectedShare = (0.500 - 0.050) / 2 / seconds;

        LoadResult bound = stalled(2, 16, rate, seconds, stall, false);
        LoadResult pooled = stalled(2, 16, rate, seconds, stall, true);

        assertEquals(0, bound.counts().errors());
        assertEquals(0, pooled.counts().errors());
        assertNear(expectedShare, shareAbove(bound.responseTime(), threshold));
        assertTrue(
                bound.responseTime().getValueAtPercentile(99) > 6 * threshold,
                "p99 " + bound.responseTime().getValueAtPercentile(99));
        assertTrue(
                pooled.responseTime().getValueAtPercentile(99) < threshold,
                "p99 " + pooled.responseTime().getValueAtPercentile(99));
    }

    /** A load, after a warm-up, on a server one of whose loops stands still once, after a third. */
    private static LoadResult stalled(
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

    private static double shareAbove(Histogram histogram, long nanos) {
        return (double) histogram.getCountBetweenValues(nanos, histogram.getHighestTrackableValue())
                / histogram.getTotalCount();
    }

    private static void assertNear(double expected, double actual) {
        assertEquals(expected, actual, TOLERANCE * expected);
    }
}
