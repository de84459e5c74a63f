package dev.sessionmark.statistics;

import java.util.Arrays;
import java.util.Collection;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A histogram that will not change any more, kept as the values that occur in it: some kilobytes
 * where one that can record anything takes 192 KiB. Made for the thousands of seconds of an
 * experiment, of which each has a histogram of its own.
 */
public final class SparseHistogram {

    private final long[] values;
    private final int[] counts;
    private final long total;

    private SparseHistogram(long[] values, int[] counts, long total) {
        this.values = values;
        this.counts = counts;
        this.total = total;
    }

    /** The samples of this histogram as they are now. */
    public static SparseHistogram of(AbstractHistogram histogram) {
        long[] values = new long[16];
        int[] counts = new int[16];
        int size = 0;
        long total = 0;
        for (HistogramIterationValue value : histogram.recordedValues()) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
                counts = Arrays.copyOf(counts, 2 * size);
            }
            values[size] = value.getValueIteratedTo();
            counts[size] = Math.toIntExact(value.getCountAtValueIteratedTo());
            total += counts[size++];
        }
        return new SparseHistogram(Arrays.copyOf(values, size), Arrays.copyOf(counts, size), total);
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
    public int count(int place) {
        return counts[place];
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

    /** A new histogram with the samples of all of them. */
    public static Histogram merge(Collection<SparseHistogram> histograms) {
        Histogram merged = Histograms.create();
        histograms.forEach(histogram -> histogram.addTo(merged));
        return merged;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseHistogram that
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
