package dev.sessionmark.experiment.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessionmark.experiment.SampleResults;
import dev.sessionmark.statistics.Histograms;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class HistogramCodecTest {

    @Test
    void whatIsDecodedIsWhatWasEncoded() {
        Histogram histogram = SampleResults.histogram(new Random(1));

        assertEquals(histogram, HistogramCodec.decode(HistogramCodec.encode(histogram)));
        assertEquals(
                Histograms.create(),
                HistogramCodec.decode(HistogramCodec.encode(Histograms.create())));
    }

    @Test
    void decodedHistogramsCanBeAdded() {
        Histogram one = SampleResults.histogram(new Random(1));
        Histogram two = SampleResults.histogram(new Random(2));
        Histogram sum = Histograms.create();
        sum.add(one);
        sum.add(two);

        Histogram decoded = HistogramCodec.decode(HistogramCodec.encode(one));
        decoded.add(HistogramCodec.decode(HistogramCodec.encode(two)));

        assertEquals(200, decoded.getTotalCount());
        assertEquals(sum.getValueAtPercentile(99), decoded.getValueAtPercentile(99));
    }

    @Test
    void otherBytesAreRefused() {
        assertThrows(RuntimeException.class, () -> HistogramCodec.decode(new byte[] {1, 2, 3, 4}));
    }
}
