package dev.sessionmark.sut.probe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ProbeReportTest {

    @Test
    void survivesTheWayToTheController() throws JsonProcessingException {
        ProbeReport report =
                new ProbeReport(
                        new long[] {3_000_000, 7},
                        of(1_000_000, 5_000_000),
                        118_000,
                        new LoopSight(200, 50, List.of(new LoopSight.Frame("A.b(A.java:1)", 0.25))),
                        of(10_000),
                        of(2_000_000),
                        of(1_500_000),
                        19,
                        2,
                        3,
                        0.75,
                        new CpuUse(0.5, 0.25, 0.3, 0.1, 0.1),
                        0.08,
                        300L << 20);

        ProbeReport read =
                ProbeReport.fromJson(new ObjectMapper().readTree(report.toJson().toString()));

        assertArrayEquals(report.loopDelayMaxPerSecond(), read.loopDelayMaxPerSecond());
        assertEquals(report.loopDelay(), read.loopDelay());
        assertEquals(118_000, read.idleLoopDelayNanos());
        assertEquals(report.loopBlocking(), read.loopBlocking());
        assertEquals(report.waitTime(), read.waitTime());
        assertEquals(report.holdTime(), read.holdTime());
        assertEquals(report.databaseTime(), read.databaseTime());
        assertEquals(19, read.maxUsed());
        assertEquals(2, read.used());
        assertEquals(3, read.refused());
        assertEquals(0.75, read.crossLoopShare());
        assertEquals(report.cpu(), read.cpu());
        assertEquals(0.08, read.throttledSeconds());
        assertEquals(300L << 20, read.peakRssBytes());
    }

    @Test
    void theUnknownStaysUnknown() throws JsonProcessingException {
        ProbeReport report =
                new ProbeReport(
                        new long[0],
                        null,
                        0,
                        null,
                        of(),
                        of(),
                        of(),
                        0,
                        0,
                        0,
                        Double.NaN,
                        CpuUse.undivided(2),
                        Double.NaN,
                        0);
        ProbeReport read =
                ProbeReport.fromJson(new ObjectMapper().readTree(report.toJson().toString()));
        assertTrue(Double.isNaN(read.crossLoopShare()));
        assertTrue(Double.isNaN(read.throttledSeconds()));
        assertEquals(CpuUse.undivided(2), read.cpu());
        assertEquals(0, read.loopDelay().total());
    }

    private static Distribution of(long... values) {
        Histogram histogram = Histograms.create();
        for (long value : values) {
            Histograms.record(histogram, value);
        }
        return Distribution.of(histogram);
    }
}
