package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.load.LoadProgress;
import dev.sessionmark.measurement.trace.WarmupTrace;
import dev.sessionmark.statistics.Histograms;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class WarmupCourseTest {

    /** As a histogram gives it back. */
    private static final long MEDIAN = Histograms.create().highestEquivalentValue(2_000_000);

    private static LoadProgress progress(int point, long answers, long medianNanos) {
        Histogram times = Histograms.create();
        times.recordValueWithCount(medianNanos, answers);
        return new LoadProgress((point + 1) * 0.5, 0.5, answers, 0, 1, times);
    }

    /** Ten points are needed; the last eight of them do not move. */
    @Test
    void aWarmUpThatSettlesSaysWhenAndWhy() {
        Warmup.Course course = new Warmup.Course();
        for (int point = 0; point < 12; point++) {
            course.progressed(progress(point, point < 2 ? 100 : 500, MEDIAN));
            assertEquals(point >= 9, course.settled(), "after point " + point);
        }
        WarmupTrace trace = course.trace();
        assertEquals(12, trace.points().size());
        assertEquals(new WarmupTrace.Point(0.5, 200, MEDIAN), trace.points().getFirst());
        assertEquals(5.0, trace.steadyAtSeconds());
        assertEquals(
                "steady for the last 4.0 s: throughput within 0.0 %, moved by +0.0 %; median latency"
                        + " within 0.0 %, moved by +0.0 %",
                trace.because());
    }

    @Test
    void oneThatDoesNotSettleSaysWhyNot() {
        Warmup.Course course = new Warmup.Course();
        course.progressed(progress(0, 100, MEDIAN));
        assertEquals("only 1 of the 10 points that are needed", course.trace().because());
        for (int point = 1; point < 10; point++) {
            course.progressed(progress(point, 100 + 50L * point, MEDIAN));
        }
        assertFalse(course.settled());
        assertNull(course.trace().steadyAtSeconds());
        // 400, 500, ... 1,100 a second: the median of the second half is 400 above the first's,
        // the median of all 750; without the furthest (400) they are 600 wide.
        assertEquals(
                "not steady for the last 4.0 s: throughput within 80.0 %, moved by +53.3 %; median"
                        + " latency within 0.0 %, moved by +0.0 %",
                course.trace().because());
    }

    @Test
    void itsLengthIsBounded() {
        Warmup.Course course = new Warmup.Course();
        for (int point = 0; point < 2_000; point++) {
            course.progressed(progress(point, point % 2 * 100, MEDIAN));
        }
        assertTrue(course.trace().points().size() == WarmupTrace.MOST_POINTS);
    }
}
