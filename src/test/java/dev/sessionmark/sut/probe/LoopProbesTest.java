package dev.sessionmark.sut.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.ByTheClock;
import dev.sessionmark.measurement.InUse;
import dev.sessionmark.measurement.LoopFigures;
import io.netty.channel.DefaultEventLoopGroup;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Positive control: a loop that is known to stand still must be seen standing still. */
@ByTheClock
class LoopProbesTest {

    private static final Duration PERIOD = Duration.ofMillis(5);
    private static final long STALL_MILLIS = 400;

    private final DefaultEventLoopGroup group = new DefaultEventLoopGroup(1);
    private final EventLoop loop = group.next();

    @AfterEach
    void stop() throws InterruptedException {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }

    @Test
    void aStallIsSeenInFullAndByEveryTaskThatFellIntoIt() throws Exception {
        LoopDelayProbe probe = new LoopDelayProbe(List.of(loop), PERIOD);
        probe.reset();
        stall();
        awaitProbe();
        Histogram delays = probe.worst();
        probe.stop();

        double expected = STALL_MILLIS * 1e6;
        assertEquals(expected, delays.getMaxValue(), expected * 0.05, "longest delay");
        long late = delays.getCountBetweenValues((long) expected / 2, (long) (expected * 1.1));
        double missed = STALL_MILLIS / 5.0 / 2;
        assertEquals(missed, late, missed * 0.1, "tasks delayed by more than half of the stall");
        assertTrue(probe.maxPerSecond().getFirst() > expected * 0.95);
    }

    @Test
    void oneLoopOfManyShowsWhileItStandsStill() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        DefaultEventLoopGroup many = new DefaultEventLoopGroup(8);
        try {
            LoopDelayProbe probe = new LoopDelayProbe(many, PERIOD);
            many.next().execute(() -> awaitQuietly(end));
            probe.reset();
            sleep(STALL_MILLIS);
            Histogram worst = probe.worst();
            List<Long> maxima = probe.maxPerSecond();
            probe.stop();

            double expected = STALL_MILLIS * 1e6;
            assertEquals(expected, worst.getMaxValue(), expected * 0.2, "longest delay");
            assertEquals(STALL_MILLIS / 5.0, worst.getTotalCount(), 20, "one delay per period");
            assertTrue(
                    maxima.getFirst() > expected * 0.8,
                    "in the second it was seen: " + maxima.getFirst());
        } finally {
            end.countDown();
            many.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
        }
    }

    @Test
    void oneLoopOfManyIsNotLostInTheOthers() throws Exception {
        DefaultEventLoopGroup many = new DefaultEventLoopGroup(8);
        try {
            LoopDelayProbe probe = new LoopDelayProbe(many, PERIOD);
            probe.reset();
            // 30 ms of 600: no hundredth of what all loops are asked, a twentieth of what it is.
            EventLoop one = many.next();
            one.submit(() -> sleep(30)).get();
            sleep(570);
            Histogram worst = probe.worst();
            probe.stop();

            assertTrue(
                    worst.getValueAtPercentile(99) > 20e6, "p99 " + worst.getValueAtPercentile(99));
            assertEquals(120, worst.getTotalCount(), 12, "of one loop");
        } finally {
            many.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
        }
    }

    @Test
    void whatIdleLoopsShowIsTheTimer() throws Exception {
        DefaultEventLoopGroup many = new DefaultEventLoopGroup(4);
        try {
            LoopDelayProbe probe = new LoopDelayProbe(many, Duration.ofMillis(1));
            many.next().submit(() -> sleep(200)).get();
            sleep(100);
            long floor = probe.bestP99().orElseThrow();
            probe.stop();

            assertTrue(floor > 0, "measured");
            assertTrue(floor < 50e6, "not that of the loop that was busy: " + floor);
        } finally {
            many.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
        }
    }

    @Test
    void aLoopThatIsAlwaysLateIsAsLateAsItsTurnsAreLong() throws Exception {
        LoopDelayProbe probe = new LoopDelayProbe(List.of(loop), PERIOD);
        probe.reset();
        // Turns of 40 ms, one after the other: the next task always waits already.
        for (int turn = 0; turn < 25; turn++) {
            loop.execute(() -> sleep(40));
            loop.submit(() -> {});
        }
        awaitProbe();
        Histogram delays = probe.worst();
        probe.stop();

        double whole = 25 * 40 * 1e6;
        assertTrue(
                delays.getMaxValue() < whole * 1.1,
                "never later than the work that stood before it: " + delays.getMaxValue());
        assertEquals(whole / PERIOD.toNanos(), delays.getTotalCount(), 30, "one delay per period");
    }

    @Test
    void theSamplerSeesTheStallAndWhoCausedIt() throws Exception {
        LoopThread thread = loop.submit(LoopThread::current).get();
        StretchLog log = new StretchLog();
        LoopSampler sampler =
                new LoopSampler(List.of(thread), Duration.ofMillis(10), place -> log, () -> 0);
        loop.submit(() -> sampler.reset()).get();
        stall();
        LoopFigures seen = sampler.seen();
        sampler.stop();

        assertTrue(seen.samples() >= 10, "samples: " + seen.samples());
        assertTrue(seen.blockedShare() > 0.8, "blocked: " + seen.blockedShare());
        assertEquals(
                seen.blockedShare(),
                seen.culprits().stream().mapToDouble(culprit -> culprit.share()).sum(),
                1e-9);
    }

    @Test
    void theSamplerCountsConnectionsInUse() throws Exception {
        LoopThread thread = loop.submit(LoopThread::current).get();
        StretchLog log = new StretchLog();
        CountDownLatch tenLooks = new CountDownLatch(10);
        LoopSampler sampler =
                new LoopSampler(
                        List.of(thread),
                        Duration.ofMillis(1),
                        place -> log,
                        () -> {
                            tenLooks.countDown();
                            return 3;
                        });
        awaitQuietly(tenLooks);
        InUse seen = sampler.inUse();
        sampler.stop();

        assertTrue(seen.looks() >= 9, "looks: " + seen.looks());
        assertEquals(3, seen.mean());
        assertEquals(0, seen.variance());
        assertTrue(seen.seconds() > 0, "seconds: " + seen.seconds());
    }

    /**
     * First the work that is queued, then a timer: one that is set while the loop is free runs
     * after all that were due before it.
     */
    private void awaitProbe() throws Exception {
        loop.submit(() -> {}).get();
        loop.schedule(() -> {}, 2 * PERIOD.toMillis(), TimeUnit.MILLISECONDS).get();
    }

    private void stall() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        loop.execute(
                () -> {
                    sleep(STALL_MILLIS);
                    over.countDown();
                });
        assertTrue(over.await(10, TimeUnit.SECONDS));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The stall under test, not a wait for something. */
    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
