package dev.sessionmark.verdict;

import dev.sessionmark.statistics.Distribution;

/**
 * The quantile of a distribution that thresholds are applied to: always the same one, so that a
 * verdict does not depend on how long a run was.
 *
 * @param label {@code p99} or {@code p90}
 * @param ms the value; NaN when the samples do not suffice
 * @param floorMs up to here the value cannot be told from nothing; NaN where it always can
 */
record Tail(String label, double ms, double floorMs) {

    /** A task is due on each loop 200 times a second: enough for a p99 in any window. */
    static Tail loopDelay(ComparisonRow row) {
        return of(row.sut().loops().delay(), 0.99, row.sut().loops().idleDelayMs());
    }

    /** Bystanders are few, so as not to be a load of their own: enough for a p90. */
    static Tail bystander(ComparisonRow row) {
        return of(row.load().bystander().responseTime(), 0.9, Double.NaN);
    }

    private static Tail of(Distribution distribution, double quantile, double floorMs) {
        return new Tail(
                "p" + Math.round(quantile * 100), distribution.quantileMs(quantile), floorMs);
    }

    @Override
    public String toString() {
        String value = ms <= floorMs ? "<" + Phrases.ms(floorMs) : Phrases.ms(ms);
        return value + " at " + label;
    }
}
