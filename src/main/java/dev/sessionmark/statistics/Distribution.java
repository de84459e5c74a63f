package dev.sessionmark.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Durations that were measured, in nanoseconds with three significant digits, kept as the values
 * that occur and how often: some kilobytes where a histogram that can record anything takes 192
 * KiB. An experiment keeps eight for each of its windows and one for each of their seconds. Does
 * not change.
 */
public final class Distribution {

    /** No durations at all. */
    public static final Distribution EMPTY = new Distribution(new long[0], new long[0]);

    private static final double NANOS_PER_MS = 1e6;

    private final long[] values;
    private final long[] counts;
    private final long total;

    private Distribution(long[] values, long[] counts) {
        this.values = values;
        this.counts = counts;
        this.total = Arrays.stream(counts).sum();
    }

    /** The samples of this histogram as they are now. */
    public static Distribution of(AbstractHistogram histogram) {
        long[] values = new long[16];
        long[] counts = new long[16];
        int size = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            values[size] = value.getValueIteratedTo();
            counts[size++] = value.getCountAtValueIteratedTo();
        }
        return size == 0
                ? EMPTY
                : new Distribution(Arrays.copyOf(values, size), Arrays.copyOf(counts, size));
    }

    /** The samples of all of them. */
    public static Distribution merge(Collection<Distribution> distributions) {
        List<Distribution> filled = distributions.stream().filter(d -> d.total > 0).toList();
        if (filled.size() <= 1) {
            return filled.isEmpty() ? EMPTY : filled.getFirst();
        }
        Histogram merged = Histograms.create();
        filled.forEach(distribution -> distribution.addTo(merged));
        return of(merged);
    }

    /** In HdrHistogram's compressed format, version 2. */
    public byte[] encode() {
        return Histograms.encode(toHistogram());
    }

    /**
     * What {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when the bytes are no compressed histogram
     */
    public static Distribution decode(byte[] compressed) {
        return of(Histograms.decode(compressed));
    }

    /** How many samples there are. */
    public long total() {
        return total;
    }

    /** How many different values there are. */
    public int size() {
        return values.length;
    }

    /** The value at a place, in nanoseconds; they ascend. */
    public long value(int place) {
        return values[place];
    }

    /** How many samples have the value at a place. */
    public long count(int place) {
        return counts[place];
    }

    /** All samples together, in nanoseconds. */
    public double sumNanos() {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * counts[i];
        }
        return sum;
    }

    /** The largest sample in nanoseconds; 0 when there is none. */
    public long maxNanos() {
        return total == 0 ? 0 : values[values.length - 1];
    }

    /** The largest sample in milliseconds; NaN when there is none. */
    public double maxMs() {
        return total == 0 ? Double.NaN : maxNanos() / NANOS_PER_MS;
    }

    /**
     * A quantile in nanoseconds, however few the samples are; 0 when there is none.
     *
     * @param quantile 0 to 1, for example 0.99
     */
    public long quantileNanos(double quantile) {
        return total == 0 ? 0 : atRank(Histograms.rank(quantile, total));
    }

    /**
     * A quantile in milliseconds.
     *
     * @param quantile 0 to 1, for example 0.99
     * @return the largest value equivalent to the quantile; NaN when the samples do not suffice
     *     ({@link Histograms#enoughFor})
     */
    public double quantileMs(double quantile) {
        return quantileMs(quantile, 0);
    }

    /**
     * A quantile of samples some of which have no value because they are infinitely large: requests
     * that were never answered, say. Left out, they would make the worst server look quick.
     *
     * @param quantile 0 to 1, for example 0.99
     * @param endless how many more there are that are infinitely large
     * @return in milliseconds; infinite when the quantile falls among the endless ones, NaN when
     *     the samples do not suffice
     */
    public double quantileMs(double quantile, long endless) {
        long all = total + endless;
        if (!Histograms.enoughFor(all, quantile)) {
            return Double.NaN;
        }
        long rank = Histograms.rank(quantile, all);
        return rank > total ? Double.POSITIVE_INFINITY : atRank(rank) / NANOS_PER_MS;
    }

    private long atRank(long rank) {
        long missing = rank;
        int place = 0;
        while (missing > counts[place]) {
            missing -= counts[place++];
        }
        return values[place];
    }

    /** Adds the samples to a histogram that can hold them. */
    public void addTo(Histogram histogram) {
        for (int i = 0; i < values.length; i++) {
            histogram.recordValueWithCount(values[i], counts[i]);
        }
    }

    /** The same samples, ready to be added to others. */
    public Histogram toHistogram() {
        Histogram histogram = Histograms.create();
        addTo(histogram);
        return histogram;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Distribution that
                && Arrays.equals(values, that.values)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "%d samples of %d values".formatted(total, values.length);
    }
}
