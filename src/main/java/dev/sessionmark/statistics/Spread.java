package dev.sessionmark.statistics;

import java.util.Arrays;

/**
 * How far the trials of one thing lie apart.
 *
 * @param median of the values; of an even number, the mean of the two in the middle
 * @param min smallest value
 * @param max largest value
 */
public record Spread(double median, double min, double max) {

    /** The spread of these values; NaN among them are left out. All NaN when none is left. */
    public static Spread of(double... values) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN);
        }
        int upper = sorted.length / 2;
        int lower = (sorted.length - 1) / 2;
        return new Spread(
                (sorted[lower] + sorted[upper]) / 2, sorted[0], sorted[sorted.length - 1]);
    }

    /** Whether the two ranges have a value in common. */
    public boolean overlaps(Spread other) {
        return min <= other.max && other.min <= max;
    }
}
