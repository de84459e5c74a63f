package dev.sessionmark.platform.metrics;

import java.time.Duration;
import java.util.stream.Stream;

/** The one set of histogram buckets, so that any two of our timers can be laid over each other. */
public final class Buckets {

    /**
     * From a local round trip (0.1 ms) to a request given up (10 s); 10 ms and 70 ms are bounds of
     * the verdict, 1 s is a kubelet's probe timeout.
     */
    public static final Duration[] LATENCY =
            Stream.of(
                            "0.0001", "0.0002", "0.0005", "0.001", "0.002", "0.005", "0.01", "0.02",
                            "0.05", "0.07", "0.1", "0.2", "0.5", "1", "2", "5", "10")
                    .map(seconds -> Duration.parse("PT" + seconds + "S"))
                    .toArray(Duration[]::new);

    private Buckets() {}
}
