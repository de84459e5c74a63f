package dev.sessionmark.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.statistics.Histograms;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportsTest {

    @ParameterizedTest
    @CsvSource({
        "epoll, epoll, epoll, 3",
        "epoll, epoll, nio, 3",
        "epoll, , epoll, 3",
        "nio, epoll, epoll, 12",
        "unknown, , unknown, 3",
    })
    void whatTheTimersCannotBlurIsJudged(String generator, String proxy, String sut, int ms) {
        assertNull(new Transports(generator, proxy, sut).invalidBecause(responses(ms)));
    }

    @ParameterizedTest
    @CsvSource({"nio, epoll, load generator", "nio, , load generator", "epoll, nio, latency proxy"})
    void belowTenMillisecondsCoarseTimersAreNamed(String generator, String proxy, String culprit) {
        assertEquals(
                "measured with timers of 1 ms ("
                        + culprit
                        + " on nio), too coarse for a p99 of 3.0 ms",
                new Transports(generator, proxy, "epoll").invalidBecause(responses(3)));
    }

    private static Distribution responses(int ms) {
        Histogram histogram = Histograms.create();
        for (int i = 0; i < 1_000; i++) {
            Histograms.record(histogram, TimeUnit.MILLISECONDS.toNanos(ms));
        }
        return Distribution.of(histogram);
    }
}
