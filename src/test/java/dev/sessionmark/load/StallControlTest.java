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
        int rate = 1_000;
        int seconds = 3;
        Duration stall = Duration.ofMillis(300);
        long threshold = TimeUnit.MILLISECONDS.toNanos(30);
        // Due during the stall and more than the threshold before its end: 270 of 3,000.
        double expectedShare = (0.300 - 0.030) * rate / (rate * seconds);
        // Waiting times are spread evenly up to 300 ms; the slowest 1 % (30 requests) wait longest.
        double expectedP99 = (0.300 - 0.010 * seconds) * 1e9;

        LoadResult result = stalled(1, 16, rate, seconds, stall, false);

        System.out.println(
                "DBG "
                        + shareAbove(result.responseTime(), threshold)
                        + " p99 "
                        + result.responseTime().getValueAtPercentile(99)
                        + " max "
                        + result.responseTime().getMaxValue()
                        + " lag p99 "
                        + result.generatorLag().getValueAtPercentile(99)
                        + " lagmax "
                        + result.generatorLag().getMaxValue()
                        + " svc p50 "
                        + result.serviceTime().getValueAtPercentile(50)
                        + " p99 "
                        + result.serviceTime().getValueAtPercentile(99));
        assertEquals(0, result.counts().errors());
        Histogram responseTime = result.responseTime();
        assertNear(expectedShare, shareAbove(responseTime, threshold));
        assertNear(expectedP99, responseTime.getValueAtPercentile(99));
        assertNear(stall.toNanos(), responseTime.getMaxValue());
        // Each of the 16 connections had one request under way, all others had not been sent yet.
        Histogram serviceTime = result.serviceTime();
        assertTrue(
                shareAbove(serviceTime, threshold) <= 16.5 / (rate * seconds),
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
        AtomicInteger untilStall = new AtomicInteger(Integer.MAX_VALUE);
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
                    Loads.closed(server.port(), connections, connections, Duration.ofSeconds(2));
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
