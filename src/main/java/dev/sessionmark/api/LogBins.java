package dev.sessionmark.api;

import dev.sessionmark.statistics.Distribution;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides response times into bins of one ratio, {@value #PER_DECADE} to each power of ten from 10
 * us on. A bin has the times from its lower edge on and below its upper one; the first has shorter
 * times too, the last longer ones, so that nothing is left out. Does not change.
 */
final class LogBins {

    static final int PER_DECADE = 20;

    private static final double LOWEST_NANOS = 10_000;

    /** Up to 1,000 s: longer than any request is awaited. */
    private static final int MOST = 8 * PER_DECADE;

    private static final long[] LOWER_NANOS =
            IntStream.rangeClosed(0, MOST).mapToLong(LogBins::edge).toArray();

    private final int size;

    private LogBins(int size) {
        this.size = size;
    }

    /** As many bins as the largest time needs; at least one. */
    static LogBins upTo(long largestNanos) {
        return new LogBins(1 + place(largestNanos, MOST));
    }

    private static long edge(int i) {
        return Math.round(LOWEST_NANOS * Math.pow(10, (double) i / PER_DECADE));
    }

    private static int place(long nanos, int bins) {
        int found = Arrays.binarySearch(LOWER_NANOS, nanos);
        int below = found >= 0 ? found : -found - 2;
        return Math.clamp(below, 0, bins - 1);
    }

    /** One more than there are bins, in milliseconds, ascending. */
    List<Double> edgesMs() {
        return Arrays.stream(LOWER_NANOS, 0, size + 1).mapToObj(nanos -> nanos / 1e6).toList();
    }

    long[] counts(Distribution times) {
        long[] counts = new long[size];
        for (int i = 0; i < times.size(); i++) {
            counts[place(times.value(i), size)] += times.count(i);
        }
        return counts;
    }
}
