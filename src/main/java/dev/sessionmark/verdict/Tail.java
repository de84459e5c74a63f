package dev.sessionmark.verdict;

import dev.sessionmark.statistics.Histograms;
import org.HdrHistogram.Histogram;

/**
 * The highest of p99, p90 and p50 that enough samples stand behind: bystanders and the loops of a
 * stuck process leave few.
 *
 * @param label {@code p99}, {@code p90} or {@code p50}
 * @param ms the value; NaN when the samples suffice for none
 * @param floorMs up to here the value cannot be told from nothing; 0 where it always can
 */
record Tail(String label, double ms, double floorMs) {

    private static final double[] QUANTILES = {0.99, 0.9, 0.5};

    static Tail of(Histogram histogram) {
        return of(histogram, 0);
    }

    static Tail of(Histogram histogram, double floorMs) {
        for (double quantile : QUANTILES) {
            double ms = Histograms.quantileMs(histogram, quantile);
            if (!Double.isNaN(ms)) {
                return new Tail("p" + Math.round(quantile * 100), ms, floorMs);
            }
        }
        return new Tail("p50", Double.NaN, floorMs);
    }

    @Override
    public String toString() {
        String value = ms <= floorMs ? "<" + Phrases.ms(floorMs) : Phrases.ms(ms);
        return value + " at " + label;
    }
}
