package dev.sessionmark.page.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.load.EndedRequest;
import dev.sessionmark.page.stage.BurstView.BurstLine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A burst at two event loops, by arithmetic. */
@Timeout(60)
class BurstTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final double SPREAD_MS = 1;

    /** One of the two loops has at least half of them, and serves them one after the other. */
    @Test
    void blockedLoopsServeOneAfterTheOther() throws Exception {
        BurstView burst = fire("blocking-on-event-loop", 40, Duration.ofMillis(20), PATIENCE);

        assertEquals(40, burst.lines().size());
        assertEquals(40, burst.answered());
        assertEquals(0, burst.failed() + burst.unfinished());
        assertTrue(burst.slowestMs() >= 20 * 20, () -> "slowest " + burst.slowestMs());
        assertEquals(40, burst.connections());
        assertTrue(burst.bystanders().size() > 2, () -> "bystanders " + burst.bystanders());
        inOrder(burst);
    }

    @Test
    void requestsThatDoNotBlockAreServedTogether() throws Exception {
        BurstView burst = fire("reactive-session", 40, Duration.ofMillis(200), PATIENCE);

        assertEquals(40, burst.answered());
        assertTrue(burst.slowestMs() >= 200, () -> "slowest " + burst.slowestMs());
        // One after the other would be 4 s at two loops.
        assertTrue(burst.slowestMs() < 2_000, () -> "slowest " + burst.slowestMs());
    }

    /** 64 connections carry one request each; the others wait for one of them. */
    @Test
    void noMoreAreUnderWayThanThereAreConnections() throws Exception {
        BurstView burst = fire("reactive-session", 100, Duration.ofMillis(300), PATIENCE);

        assertEquals(64, burst.connections());
        assertEquals(100, burst.answered());
        for (BurstLine one : burst.lines()) {
            long underWay =
                    burst.lines().stream()
                            .filter(line -> line.sentMs() <= one.sentMs())
                            .filter(line -> line.endedMs() > one.sentMs())
                            .count();
            assertTrue(underWay <= 64, () -> "under way: " + underWay);
        }
        double firstAnswer =
                burst.lines().stream().mapToDouble(BurstLine::endedMs).min().orElseThrow();
        long later = burst.lines().stream().filter(line -> line.sentMs() >= firstAnswer).count();
        assertTrue(later >= 36, () -> "wait for a connection: " + later);
    }

    /** Each loop is in its first request when the burst is given up. */
    @Test
    void itIsGivenUp() throws Exception {
        BurstView burst = fire("blocking-on-event-loop", 4, Duration.ofMillis(800), SHORT);

        assertEquals(4, burst.unfinished());
        assertEquals(0, burst.answered());
        assertNull(burst.slowestMs());
        assertEquals(4, burst.lines().size());
        assertTrue(
                burst.lines().stream().allMatch(line -> line.end() == EndedRequest.End.UNFINISHED));
    }

    @Test
    void itIsStopped() throws Exception {
        try (FakeSut sut = new FakeSut()) {
            Burst burst = new Burst(new BurstRequest("reactive-client", 1_000, 5_000.0), PATIENCE);
            CompletableFuture<BurstView> fired =
                    CompletableFuture.supplyAsync(() -> burst.fire(sut.port(), 0));
            burst.stop();
            assertTrue(burst.awaitEnd(Duration.ofSeconds(4)), "5 s of requests end at once");
            assertTrue(fired.join().lines().size() < 1_000);
        }
    }

    private static BurstView fire(String setup, int requests, Duration dbLatency, Duration patience)
            throws Exception {
        try (FakeSut sut = new FakeSut()) {
            sut.setDbLatency(dbLatency);
            return new Burst(new BurstRequest(setup, requests, SPREAD_MS), patience)
                    .fire(sut.port(), dbLatency.toMillis());
        }
    }

    private static void inOrder(BurstView burst) {
        double last = 0;
        for (BurstLine line : burst.lines()) {
            assertTrue(line.dueMs() >= last && line.dueMs() < SPREAD_MS, line::toString);
            assertTrue(line.sentMs() >= line.dueMs(), line::toString);
            assertTrue(line.endedMs() > line.sentMs(), line::toString);
            last = line.dueMs();
        }
    }
}
