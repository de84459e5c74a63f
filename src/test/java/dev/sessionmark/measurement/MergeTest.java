package dev.sessionmark.measurement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What several windows are together, by hand. */
class MergeTest {

    private static final double EXACT = 1e-12;

    private static Distribution of(long... nanos) {
        Histogram histogram = Histograms.create();
        for (long value : nanos) {
            Histograms.record(histogram, value);
        }
        return Distribution.of(histogram);
    }

    private static LoadFigures load(int second, int seconds, double rate, long achieved) {
        return new LoadFigures(
                Instant.ofEpochSecond(second),
                Duration.ofSeconds(seconds),
                Duration.ofMillis(10L * seconds),
                rate,
                new LoadCounts(achieved + 3, achieved, achieved, achieved, 2, 0, 0, 0, 0, 1, 5),
                of(1_000_000L * seconds),
                of(1_000),
                of(2_000),
                List.of(new Slice(0, 1, 1, 0, of(1_000))),
                new Bystander(of(3_000), 7, 1),
                List.of());
    }

    @Test
    void loadsByTheirLength() {
        LoadFigures merged = LoadFigures.merge(List.of(load(9, 1, 400, 100), load(5, 3, 800, 900)));
        assertEquals(Instant.ofEpochSecond(5), merged.startedAt());
        assertEquals(Duration.ofSeconds(4), merged.duration());
        assertEquals(Duration.ofMillis(30), merged.drainTime());
        // One second of 400 and three of 800; a thousand answers in four seconds.
        assertEquals(700, merged.offeredRate(), EXACT);
        assertEquals(250, merged.achievedRate(), EXACT);
        assertEquals(of(1_000_000, 3_000_000), merged.responseTime());
        assertEquals(6, merged.counts().notServed());
        assertEquals(new Bystander(of(3_000, 3_000), 14, 2), merged.bystander());
        assertTrue(Double.isNaN(LoadFigures.merge(List.of()).achievedRate()));
    }

    /** What a piece ran longer than its window belongs to its last second. */
    @Test
    void piecesOfAWindowHaveItsSecondsOneAfterTheOther() {
        LoopFigures joined =
                LoopFigures.join(
                        List.of(
                                largest(5L, 9L),
                                largest(7L),
                                LoopFigures.NONE,
                                largest(1L, 2L, 3L)),
                        List.of(1, 1, 1, 2));
        assertEquals(List.of(9L, 7L, 0L, 1L, 3L), joined.maxDelayNanosPerSecond());
    }

    private static LoopFigures largest(Long... nanos) {
        return LoopFigures.NONE.delayed(Distribution.EMPTY, null, List.of(nanos));
    }

    @Test
    void loopsByTheirSamples() {
        LoopFigures calm = new LoopFigures(of(1_000), 80_000L, List.of(5L, 9L), 300, 0, List.of());
        LoopFigures blocked =
                new LoopFigures(
                        of(9_000),
                        70_000L,
                        List.of(7L),
                        100,
                        80,
                        List.of(new Culprit("a", 0.2), new Culprit("b", 0.6)));
        LoopFigures merged = LoopFigures.merge(List.of(calm, blocked));
        assertEquals(of(1_000, 9_000), merged.delay());
        assertEquals(70_000, merged.idleDelayNanos());
        assertEquals(List.of(7L, 9L), merged.maxDelayNanosPerSecond());
        // 80 of 400 samples; of them 60 in b and 20 in a.
        assertEquals(0.2, merged.blockedShare(), EXACT);
        assertEquals(List.of(new Culprit("b", 0.15), new Culprit("a", 0.05)), merged.culprits());
        assertTrue(Double.isNaN(LoopFigures.NONE.blockedShare()), "nobody looked");
    }

    @Test
    void sessionsByTheirNumber() {
        SessionFigures one =
                new SessionFigures(
                        of(1), of(5_000), of(4_000), 3L, 1L, 0L, 1, new InUse(1, 10, 20, 60));
        SessionFigures three =
                new SessionFigures(
                        of(2),
                        of(5_000, 5_000, 5_000),
                        of(1_000),
                        9L,
                        0L,
                        2L,
                        0.5,
                        new InUse(2, 10, 40, 160));
        SessionFigures unknown =
                new SessionFigures(of(), of(5_000), of(), 1L, 0L, 0L, Double.NaN, null);
        SessionFigures merged = SessionFigures.merge(List.of(one, three, unknown));
        assertEquals(9, merged.maxUsed());
        assertEquals(1, merged.refused());
        assertEquals(2, merged.leftOpen());
        // (1 x 1 + 3 x 0.5) / 4: who does not know has no say.
        assertEquals(0.625, merged.crossLoopShare(), EXACT);
        // 5 us in the database of 25 us held
        assertEquals(0.2, merged.holdEfficiency(), 1e-3);
        // 60 connections in 20 looks; (60 + 160) / 20 - 3 x 3
        assertEquals(new InUse(3, 20, 60, 220), merged.inUse());
        assertEquals(3, merged.inUse().mean(), EXACT);
        assertEquals(2, merged.inUse().variance(), EXACT);
    }

    @Test
    void whatNobodyLookedAtStaysUnknown() {
        SutFigures merged = SutFigures.merge(List.of(SutFigures.NONE, SutFigures.NONE));

        assertEquals(SutFigures.NONE, merged);
        assertTrue(Double.isNaN(merged.cpu().application()));
        assertTrue(Double.isNaN(merged.cpu().total()));
    }

    @Test
    void countsThatWereTakenCount() {
        SessionFigures taken = new SessionFigures(of(), of(), of(), 4L, 2L, 1L, Double.NaN, null);
        SessionFigures merged =
                SessionFigures.merge(List.of(SessionFigures.NONE, taken, taken.leaving(0L)));

        assertEquals(new SessionFigures(of(), of(), of(), 4L, 4L, 1L, Double.NaN, null), merged);
    }

    @Test
    void processes() {
        SutFigures small =
                new SutFigures(
                        LoopFigures.NONE,
                        SessionFigures.NONE,
                        new CpuUse(1, 2, 3, 4, 5),
                        Double.NaN,
                        100L);
        SutFigures large =
                new SutFigures(
                        LoopFigures.NONE,
                        SessionFigures.NONE,
                        new CpuUse(1, 1, 1, 1, 1),
                        0.25,
                        300L);
        SutFigures merged = SutFigures.merge(List.of(small, large));
        assertEquals(new CpuUse(2, 3, 4, 5, 6), merged.cpu());
        assertEquals(0.25, merged.throttledSeconds());
        assertEquals(300, merged.peakRssBytes());
        assertTrue(Double.isNaN(SutFigures.merge(List.of(small, small)).throttledSeconds()));
    }
}
