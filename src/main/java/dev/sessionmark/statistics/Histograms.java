package dev.sessionmark.statistics;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** The one kind of histogram used everywhere, so that any two can be added. */
public final class Histograms {

    /** Significant decimal digits kept of every value. */
    public static final int SIGNIFICANT_DIGITS = 3;

    private static final long LOWEST_NANOS = 1_000;
    private static final long HIGHEST_NANOS = Duration.ofHours(1).toNanos();

    private Histograms() {}

    /** An empty histogram of nanoseconds, from one microsecond to one hour. */
    public static Histogram create() {
        return new Histogram(LOWEST_NANOS, HIGHEST_NANOS, SIGNIFICANT_DIGITS);
    }

    /** Records a duration; values outside the range are recorded as the nearest bound. */
    public static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.max(0, Math.min(nanos, HIGHEST_NANOS)));
    }
}
