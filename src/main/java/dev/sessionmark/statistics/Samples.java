package dev.sessionmark.statistics;

/**
 * Durations, some of which never ended.
 *
 * @param finite those that ended, in nanoseconds
 * @param endless how many never did: infinitely long, and so the last in any order
 */
public record Samples(Distribution finite, long endless) {

    /** Durations all of which ended. */
    public static Samples of(Distribution finite) {
        return new Samples(finite, 0);
    }

    /** How many there are, endless ones included. */
    public long count() {
        return finite.total() + endless;
    }
}
