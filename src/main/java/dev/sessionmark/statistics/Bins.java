package dev.sessionmark.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One index of values that many histograms share, made to find one quantile of thousands of sums of
 * them.
 *
 * <p>Samples without end count as the largest value there is.
 *
 * <p>The quantile of a sum lies between the lowest and the highest quantile of its parts. So what
 * lies outside counts as the nearest of these two, and a sum of histograms with tens of thousands
 * of buckets becomes one of a few dozen; the result is the same.
 */
final class Bins {

    /** A histogram as positions in the index, with the count at each. */
    record Sparse(int[] positions, long[] counts) {}

    private static final long ENDLESS = Long.MAX_VALUE;

    private final double quantile;
    private final long[] values;
    private final long[] sum;
    private long total;

    /** The index for sums of the given histograms. */
    Bins(List<Samples> histograms, double quantile) {
        this.quantile = quantile;
        long[] quantiles =
                histograms.stream()
                        .filter(samples -> samples.count() > 0)
                        .mapToLong(this::quantileOf)
                        .sorted()
                        .toArray();
        this.values = quantiles.length == 0 ? quantiles : between(histograms, quantiles);
        this.sum = new long[values.length];
    }

    /** The histogram, which must be one of those the index was made for, in the index's terms. */
    Sparse sparse(Samples samples) {
        long[] counts = new long[values.length];
        Distribution finite = samples.finite();
        for (int i = 0; i < finite.size(); i++) {
            counts[position(finite.value(i))] += finite.count(i);
        }
        if (samples.endless() > 0) {
            counts[position(ENDLESS)] += samples.endless();
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

    private int position(long value) {
        return Arrays.binarySearch(
                values, Math.max(values[0], Math.min(values[values.length - 1], value)));
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

    /**
     * The quantile of all that was added since {@link #clear}: infinite when it falls among samples
     * without end, NaN when nothing was added.
     */
    double quantile() {
        long missing = rank(total);
        for (int i = 0; i < values.length && total > 0; i++) {
            missing -= sum[i];
            if (missing <= 0) {
                return values[i] == ENDLESS ? Double.POSITIVE_INFINITY : values[i];
            }
        }
        return Double.NaN;
    }

    private long quantileOf(Samples samples) {
        long missing = rank(samples.count());
        Distribution finite = samples.finite();
        for (int i = 0; i < finite.size(); i++) {
            missing -= finite.count(i);
            if (missing <= 0) {
                return finite.value(i);
            }
        }
        return ENDLESS;
    }

    private long rank(long samples) {
        return Histograms.rank(quantile, samples);
    }

    private static long[] between(List<Samples> histograms, long[] sortedQuantiles) {
        long low = sortedQuantiles[0];
        long high = sortedQuantiles[sortedQuantiles.length - 1];
        return histograms.stream()
                .flatMapToLong(Bins::valuesOf)
                .filter(value -> value >= low && value <= high)
                .sorted()
                .distinct()
                .toArray();
    }

    private static LongStream valuesOf(Samples samples) {
        LongStream.Builder values = LongStream.builder();
        Distribution finite = samples.finite();
        for (int i = 0; i < finite.size(); i++) {
            values.add(finite.value(i));
        }
        if (samples.endless() > 0) {
            values.add(ENDLESS);
        }
        return values.build();
    }
}
