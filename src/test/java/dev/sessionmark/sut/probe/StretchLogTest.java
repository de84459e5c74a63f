package dev.sessionmark.sut.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessionmark.measurement.trace.BlockedStretch;
import dev.sessionmark.measurement.trace.SutTrace;
import dev.sessionmark.measurement.trace.WindowTrace;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StretchLogTest {

    private static final long MS = 1_000_000;
    private static final long NOW = 100_000 * MS;

    private final StretchLog log = new StretchLog();

    private static BlockedStretch stretch(long begin, long end, String culprit) {
        return new BlockedStretch("loop", begin, end, culprit);
    }

    @Test
    void aLateTaskIsAStretchWithWhatWasSeenInIt() {
        log.late(10 * MS, 12 * MS);
        log.late(20 * MS, 45 * MS);
        log.sampled(15 * MS, "before");
        log.sampled(25 * MS, "a");
        log.sampled(35 * MS, "b");
        log.sampled(44 * MS, "b");
        log.sampled(46 * MS, "after");
        assertEquals(List.of(stretch(20 * MS, 45 * MS, "b")), log.stretches("loop", NOW, NOW));
    }

    @Test
    void aLoopThatWasSeenRunningWasBusyAndNotBlocked() {
        log.late(20 * MS, 45 * MS);
        log.sampled(25 * MS, null);
        log.sampled(35 * MS, null);
        log.late(50 * MS, 75 * MS);
        log.sampled(55 * MS, null);
        log.sampled(65 * MS, "a");
        log.late(80 * MS, 86 * MS);
        assertEquals(
                List.of(stretch(50 * MS, 75 * MS, "a"), stretch(80 * MS, 86 * MS, null)),
                log.stretches("loop", NOW, NOW));
    }

    @Test
    void aLoopThatStillStandsIsBlockedUntilNow() {
        log.sampled(NOW - MS, "a");
        assertEquals(
                List.of(stretch(NOW - 50 * MS, NOW, "a")),
                log.stretches("loop", NOW - 50 * MS, NOW));
        log.reset();
        assertEquals(List.of(), log.stretches("loop", NOW, NOW));
    }

    @Test
    void theRingKeepsTheLastAndCountsTheRest() {
        for (int i = 0; i < 5_000; i++) {
            log.late(i * 10 * MS, (i * 10 + 5) * MS);
        }
        List<BlockedStretch> kept = log.stretches("loop", NOW, NOW);
        assertEquals(4_096, kept.size());
        assertEquals(5_000 - 4_096, log.overwritten());
        assertEquals((5_000 - 4_096) * 10 * MS, kept.getFirst().beginNanos());
    }

    @Test
    void theLongestOfAllLoopsAreKeptInOrder() {
        // The i-th begins at i and lasts i.
        List<BlockedStretch> all =
                LongStream.rangeClosed(1, 1_500)
                        .mapToObj(i -> new BlockedStretch("loop", i, 2 * i, null))
                        .toList();
        SutTrace trace = Probes.beside(List.of(), all, 7);
        assertEquals(WindowTrace.MOST_STRETCHES, trace.blocked().size());
        assertEquals(501, trace.blocked().getFirst().beginNanos());
        assertEquals(1_500, trace.blocked().getLast().beginNanos());
        assertEquals(507, trace.stretchesLeftOut());
    }
}
