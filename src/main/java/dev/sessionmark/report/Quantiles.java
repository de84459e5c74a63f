package dev.sessionmark.report;

import org.HdrHistogram.Histogram;

/** Quantiles of a histogram of nanoseconds, stated only where enough samples stand behind them. */
final class Quantiles {

    /**
     * Samples that must lie beyond a high quantile. With fewer, one odd request moves the figure:
     * with 10 its standard error is about a third of the share it speaks of.
     */
    static final int SAMPLES_BEYOND = 10;

    private static final double HIGH = 0.9;
    private static final double ROUNDING = 1e-6;
    private static final double NANOS_PER_MS = 1e6;

    private Quantiles() {}

    /**
     * The quantile {@code q} (0 to 1) in milliseconds; NaN when too few samples stand behind it.
     */
    static double ms(Histogram histogram, double q) {
        return supports(histogram, q)
                ? histogram.getValueAtPercentile(q * 100) / NANOS_PER_MS
                : Double.NaN;
    }

    /** The largest value in milliseconds; NaN without samples. */
    static double maxMs(Histogram histogram) {
        return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getMaxValue() / NANOS_PER_MS;
    }

    /** Whether enough samples stand behind the quantile. */
    static boolean supports(Histogram histogram, double q) {
        double samples = histogram.getTotalCount();
        return (q < HIGH ? samples : samples * (1 - q)) >= SAMPLES_BEYOND - ROUNDING;
    }
}
