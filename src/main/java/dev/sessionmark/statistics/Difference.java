package dev.sessionmark.statistics;

/**
 * How a quantile of one arm compares with that of another.
 *
 * @param quantile which one, 0 to 1
 * @param aNanos the quantile of all trials of the first arm together; NaN when not comparable,
 *     infinite when it falls among samples without end
 * @param bNanos the same of the second arm
 * @param ratio first by second
 * @param low lower end of the interval of the ratio; NaN where an arm has a single trial, since how
 *     far its trials lie apart is then not known
 * @param high upper end of the interval of the ratio, likewise
 * @param trialsA the quantile trial by trial, first arm, ns
 * @param trialsB the quantile trial by trial, second arm, ns
 * @param different whether the ratio may be called a difference
 * @param smallestFound the smallest ratio, larger by smaller, that is called a difference in four
 *     of five runs as noisy as this one; NaN where there is no interval
 */
public record Difference(
        double quantile,
        double aNanos,
        double bNanos,
        double ratio,
        double low,
        double high,
        Spread trialsA,
        Spread trialsB,
        boolean different,
        double smallestFound) {

    /** Nothing can be said: an arm has too few samples, or a trial none. */
    static Difference unknown(double quantile) {
        Spread none = Spread.of();
        return new Difference(
                quantile,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                none,
                none,
                false,
                Double.NaN);
    }

    /** The same, second by first. */
    public Difference reversed() {
        return new Difference(
                quantile,
                bNanos,
                aNanos,
                1 / ratio,
                1 / high,
                1 / low,
                trialsB,
                trialsA,
                different,
                smallestFound);
    }

    /** Whether there were enough trials and samples to compare at all. */
    public boolean comparable() {
        return !Double.isNaN(ratio);
    }

    /** Whether the first arm is lower, and the difference is one. */
    public boolean firstLower() {
        return different && ratio < 1;
    }

    /** Whether the second arm is lower, and the difference is one. */
    public boolean secondLower() {
        return different && ratio > 1;
    }
}
