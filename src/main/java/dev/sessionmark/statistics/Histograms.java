package dev.sessionmark.statistics;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.HdrHistogram.Recorder;

/** The one kind of histogram used everywhere, so that any two can be added. */
public final class Histograms {

    /** Significant decimal digits kept of every value. */
    public static final int SIGNIFICANT_DIGITS = 3;

    /**
     * Samples that must stand behind a quantile. With ten samples beyond it, the relative standard
     * error of the share beyond is about a third: enough to print a figure, not more.
     */
    public static final int SAMPLES_BEHIND_QUANTILE = 10;

    private static final double UPPER_QUANTILES = 0.9;
    private static final double ROUNDING = 1e-6;
    private static final double NANOS_PER_MS = 1e6;
    private static final long LOWEST_NANOS = 1_000;
    private static final long HIGHEST_NANOS = Duration.ofHours(1).toNanos();

    private Histograms() {}

    /** An empty histogram of nanoseconds, from one microsecond to one hour. */
    public static Histogram create() {
        return new Histogram(LOWEST_NANOS, HIGHEST_NANOS, SIGNIFICANT_DIGITS);
    }

    /**
     * An empty histogram that takes as much memory as its largest value asks for, for a load that
     * keeps one for every second: 24 KiB up to 4 ms, 48 KiB at an hour.
     */
    public static AbstractHistogram small() {
        IntCountsHistogram histogram =
                new IntCountsHistogram(LOWEST_NANOS, 2 * LOWEST_NANOS, SIGNIFICANT_DIGITS);
        histogram.setAutoResize(true);
        return histogram;
    }

    /**
     * The samples in no more memory than the largest of them asks for. A new histogram, which can
     * be added to others but not hold larger values.
     */
    public static Histogram compact(Histogram histogram) {
        long largest = Math.max(2 * LOWEST_NANOS, histogram.getMaxValue());
        Histogram compact = new Histogram(LOWEST_NANOS, largest, SIGNIFICANT_DIGITS);
        compact.add(histogram);
        return compact;
    }

    /**
     * A recorder for many threads, with the range of {@link #create()}: one that grows by itself
     * costs several times as much for each value. Bound what is recorded with {@link
     * #bounded(long)}.
     */
    public static Recorder recorder() {
        return new Recorder(LOWEST_NANOS, HIGHEST_NANOS, SIGNIFICANT_DIGITS);
    }

    /** The nearest value within the range. */
    public static long bounded(long nanos) {
        return Math.max(0, Math.min(nanos, HIGHEST_NANOS));
    }

    /** Records a duration; values outside the range are recorded as the nearest bound. */
    public static void record(AbstractHistogram histogram, long nanos) {
        histogram.recordValue(bounded(nanos));
    }

    /** A new histogram with the samples of all the given ones, which stay as they are. */
    public static Histogram merge(Collection<Histogram> histograms) {
        Histogram merged = create();
        histograms.forEach(merged::add);
        return merged;
    }

    /** The histogram in HdrHistogram's compressed format, version 2. */
    public static byte[] encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    /**
     * The histogram that {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when the bytes are no compressed histogram
     */
    public static Histogram decode(byte[] compressed) {
        try {
            Histogram decoded =
                    Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(compressed), 0);
            // The library decodes an empty one with a maximum of its own making.
            return compact(decoded);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("Not a compressed histogram: " + e.getMessage(), e);
        }
    }

    /**
     * Whether that many samples suffice for a quantile: from 0.9 up at least ten of them must lie
     * beyond it (100 samples for p90, 1,000 for p99, 10,000 for p99.9), below it ten in all.
     */
    public static boolean enoughFor(long samples, double quantile) {
        double beyond = quantile >= UPPER_QUANTILES ? samples * (1 - quantile) : samples;
        return beyond >= SAMPLES_BEHIND_QUANTILE - ROUNDING;
    }

    /**
     * A quantile in milliseconds.
     *
     * @param histogram of nanoseconds
     * @param quantile 0 to 1, for example 0.99
     * @return the largest value equivalent to the quantile; NaN when the samples do not suffice
     *     ({@link #enoughFor})
     */
    public static double quantileMs(Histogram histogram, double quantile) {
        if (!enoughFor(histogram.getTotalCount(), quantile)) {
            return Double.NaN;
        }
        return histogram.getValueAtPercentile(quantile * 100) / NANOS_PER_MS;
    }

    /**
     * A quantile of samples some of which have no value because they are infinitely large: requests
     * that were never answered, say. Left out, they would make the worst server look quick.
     *
     * @param histogram the finite ones, in nanoseconds
     * @param endless how many are infinitely large
     * @param quantile 0 to 1, for example 0.99
     * @return in milliseconds; infinite when the quantile falls among the endless ones, NaN when
     *     the samples do not suffice
     */
    public static double quantileMs(Histogram histogram, long endless, double quantile) {
        long finite = histogram.getTotalCount();
        long all = finite + endless;
        if (!enoughFor(all, quantile)) {
            return Double.NaN;
        }
        long rank = rank(quantile, all);
        if (rank > finite) {
            return Double.POSITIVE_INFINITY;
        }
        // The library takes a percentile of the finite ones, not a rank.
        return histogram.getValueAtPercentile(Math.min(100, 100.0 * rank / finite)) / NANOS_PER_MS;
    }

    /** How many samples lie at a quantile or below it; at least one. */
    static long rank(double quantile, long samples) {
        return Math.max(1, (long) Math.ceil(quantile * samples));
    }

    /** The largest sample in milliseconds; NaN when there is none. */
    public static double maxMs(Histogram histogram) {
        return histogram.getTotalCount() == 0 ? Double.NaN : histogram.getMaxValue() / NANOS_PER_MS;
    }
}
