package dev.sessionmark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * One index of values that many histograms share, made to find one quantile of thousands of sums of
 * them.
 *
 * <p>The quantile of a sum lies between the lowest and the highest quantile of its parts. So what
 * lies outside counts as the nearest of these two, and a sum of histograms with tens of thousands
 * of buckets becomes one of a few dozen; the result is the same.
 */
final class Bins {

    /** A histogram as positions in the index, with the count at each. */
    record Sparse(int[] positions, long[] counts) {}

    private final double quantile;
    private final long[] values;
    private final long[] sum;
    private long total;

    /** The index for sums of the given histograms. */
    Bins(List<Histogram> histograms, double quantile) {
        this.quantile = quantile;
        long[] quantiles =
                histograms.stream()
                        .filter(histogram -> histogram.getTotalCount() > 0)
                        .mapToLong(this::quantileOf)
                        .sorted()
                        .toArray();
        this.values = quantiles.length == 0 ? quantiles : between(histograms, quantiles);
        this.sum = new long[values.length];
    }

    /** The histogram, which must be one of those the index was made for, in the index's terms. */
    Sparse sparse(Histogram histogram) {
        long[] counts = new long[values.length];
        for (HistogramIterationValue value : histogram.recordedValues()) {
            long clamped =
                    Math.max(
                            values[0],
                            Math.min(values[values.length - 1], value.getValueIteratedTo()));
            counts[Arrays.binarySearch(values, clamped)] += value.getCountAtValueIteratedTo();
        }
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                positions.add(i);
            }
        }
        int[] kept = positions.stream().mapToInt(Integer::intValue).toArray();
        return new Sparse(kept, Arrays.stream(kept).mapToLong(i -> counts[i]).toArray());
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
    double quantile() {
        long missing = rank(total);
        for (int i = 0; i < values.length && total > 0; i++) {
            missing -= sum[i];
            if (missing <= 0) {
                return values[i];
            }
        }
        return Double.NaN;
    }

    private long quantileOf(Histogram histogram) {
        long missing = rank(histogram.getTotalCount());
        for (HistogramIterationValue value : histogram.recordedValues()) {
            missing -= value.getCountAtValueIteratedTo();
            if (missing <= 0) {
                return value.getValueIteratedTo();
            }
        }
        throw new IllegalStateException("Counts do not add up to " + histogram.getTotalCount());
    }

    /** How many samples lie at the quantile or below it. */
    private long rank(long samples) {
        return Math.max(1, (long) Math.ceil(quantile * samples));
    }

    private static long[] between(List<Histogram> histograms, long[] sortedQuantiles) {
        long low = sortedQuantiles[0];
        long high = sortedQuantiles[sortedQuantiles.length - 1];
        return histograms.stream()
                .flatMapToLong(Bins::valuesOf)
                .filter(value -> value >= low && value <= high)
                .sorted()
                .distinct()
                .toArray();
    }

    private static LongStream valuesOf(Histogram histogram) {
        LongStream.Builder values = LongStream.builder();
        for (HistogramIterationValue value : histogram.recordedValues()) {
            values.add(value.getValueIteratedTo());
        }
        return values.build();
    }
}
