package dev.sessionmark.experiment.history;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** HdrHistogram's own compressed encoding, the one that {@code .hlog} files carry in base64. */
final class HistogramCodec {

    private HistogramCodec() {}

    static byte[] encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    /**
     * @throws IllegalStateException when the bytes are not what {@link #encode} made
     */
    static Histogram decode(byte[] data) {
        try {
            Histogram decoded = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(data), 0);
            // the library decodes an empty one with a maximum of its own making
            return decoded.getTotalCount() == 0 ? new Histogram(decoded) : decoded;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored histogram cannot be read", e);
        }
    }
}
