package dev.sessionmark.statistics;

/**
 * Follows a quantile of a stream of values in small steps: up when a value is above it, down when
 * below, in such a proportion that it comes to rest at the quantile. Stores no values and forgets
 * the past, so it follows a quantile that moves. Not thread-safe.
 */
public final class QuantileTracker {

    private final double up;
    private final double down;
    private final double highest;
    private double estimate;

    /**
     * @param quantile the quantile to follow, between 0 and 1 exclusively
     * @param initial where to start
     * @param step mean size of a step: larger follows faster, smaller more precisely
     * @param highest the estimate stays between 0 and this
     */
    public QuantileTracker(double quantile, double initial, double step, double highest) {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("not a quantile to follow: " + quantile);
        }
        this.up = 2 * step * quantile;
        this.down = 2 * step * (1 - quantile);
        this.highest = highest;
        this.estimate = initial;
    }

    /** Takes a value. */
    public void observe(double value) {
        estimate += value > estimate ? up : -down;
        estimate = Math.max(0, Math.min(highest, estimate));
    }

    /** Where the quantile is believed to be. */
    public double estimate() {
        return estimate;
    }
}
