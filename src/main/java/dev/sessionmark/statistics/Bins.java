package dev.sessionmark.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * One index of values that many histograms share, so that adding them thousands of times touches
 * only the values that occur instead of the tens of thousands of buckets of each histogram.
 */
final class Bins {

    /** A histogram as positions in the index, with the count at each. */
    record Sparse(int[] positions, long[] counts) {}

    private final long[] values;
    private final long[] sum;
    private long total;

    /** The index of all values that occur in the given histograms. */
    Bins(List<Histogram> histograms) {
        values = histograms.stream().flatMapToLong(Bins::valuesOf).sorted().distinct().toArray();
        sum = new long[values.length];
    }

    /** The histogram, which must be one of those the index was made of, in the index's terms. */
    Sparse sparse(Histogram histogram) {
        long[] own = valuesOf(histogram).toArray();
        int[] positions = new int[own.length];
        long[] counts = new long[own.length];
        for (int i = 0; i < own.length; i++) {
            positions[i] = Arrays.binarySearch(values, own[i]);
            counts[i] = histogram.getCountAtValue(own[i]);
        }
        return new Sparse(positions, counts);
    }

    /** Forgets what was added. */
    void clear() {
        Arrays.fill(sum, 0);
        total = 0;
    }

    /** Adds the samples of a histogram. */
    void add(Sparse histogram) {
        for (int i = 0; i < histogram.positions.length; i++) {
            sum[histogram.positions[i]] += histogram.counts[i];
            total += histogram.counts[i];
        }
    }

    /** The quantile of all that was added since {@link #clear}; NaN when nothing was. */
    double quantile(double quantile) {
        if (total == 0) {
            return Double.NaN;
        }
        long rank = Math.max(1, (long) Math.ceil(quantile * total));
        // From the top: high quantiles are the ones asked for.
        long below = total;
        for (int i = values.length - 1; i >= 0; i--) {
            below -= sum[i];
            if (below < rank) {
                return values[i];
            }
        }
        throw new IllegalStateException("Counts do not add up to " + total);
    }

    private static LongStream valuesOf(Histogram histogram) {
        LongStream.Builder values = LongStream.builder();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            values.add(value.getValueIteratedTo());
        }
        return values.build();
    }
}
