package dev.sessionmark.experiment.history;

import dev.sessionmark.statistics.Histograms;
import org.HdrHistogram.Histogram;

/** HdrHistogram's own compressed encoding, the one that {@code .hlog} files carry in base64. */
final class HistogramCodec {

    private HistogramCodec() {}

    static byte[] encode(Histogram histogram) {
        return Histograms.encode(histogram);
    }

    /**
     * @throws IllegalStateException when the bytes are not what {@link #encode} made
     */
    static Histogram decode(byte[] data) {
        try {
            return Histograms.decode(data);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("A stored histogram cannot be read", e);
        }
    }
}
