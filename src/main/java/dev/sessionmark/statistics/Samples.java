package dev.sessionmark.statistics;

import org.HdrHistogram.Histogram;

/**
 * Durations, some of which never ended.
 *
 * @param finite those that ended, in nanoseconds
 * @param endless how many never did: infinitely long, in any order of size the last
 */
public record Samples(Histogram finite, long endless) {

    /** Durations all of which ended. */
    public static Samples of(Histogram finite) {
        return new Samples(finite, 0);
    }

    /** How many there are, endless ones included. */
    public long count() {
        return finite.getTotalCount() + endless;
    }
}
