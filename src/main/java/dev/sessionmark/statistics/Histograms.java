package dev.sessionmark.statistics;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;
import org.HdrHistogram.Recorder;
import org.HdrHistogram.SingleWriterRecorder;

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

    /** As {@link #recorder()}, for one thread that records and another that reads. */
    public static SingleWriterRecorder singleWriterRecorder() {
        return new SingleWriterRecorder(LOWEST_NANOS, HIGHEST_NANOS, SIGNIFICANT_DIGITS);
    }

    /** The nearest value within the range. */
    public static long bounded(long nanos) {
        return Math.max(0, Math.min(nanos, HIGHEST_NANOS));
    }

    /** Records a duration; values outside the range are recorded as the nearest bound. */
    public static void record(AbstractHistogram histogram, long nanos) {
        histogram.recordValue(bounded(nanos));
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

    /** How many samples lie at a quantile or below it; at least one. */
    static long rank(double quantile, long samples) {
        // 0.99 x 700 must not become the 694th for a rounding error of the product.
        return Math.max(1, (long) Math.ceil(quantile * samples * (1 - ROUNDING * ROUNDING)));
    }
}
