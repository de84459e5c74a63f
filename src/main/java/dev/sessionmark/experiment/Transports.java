package dev.sessionmark.experiment;

import dev.sessionmark.statistics.Distribution;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the event loops behind a result waited on: {@code epoll}, or {@code nio}, whose timers are
 * late by up to a millisecond. A load generator or a latency proxy on such timers adds their
 * lateness to every figure.
 *
 * @param generator of the load generator
 * @param proxy of the latency proxy; null when nothing went through it
 * @param sut of the system under test
 */
@RegisterForReflection
public record Transports(String generator, String proxy, String sut) {

    private static final String COARSE = "nio";

    /** Below this a millisecond of the timers' own is more than a tenth of what was measured. */
    private static final double TRUSTED_FROM_MS = 10;

    /** Whether figures below 10 ms show the timers of the measurement. */
    public boolean coarse() {
        return Stream.of(generator, proxy).anyMatch(COARSE::equals);
    }

    /** Why a window with these response times must not be judged; null when it may be. */
    public String invalidBecause(Distribution responseTime) {
        double p99 = responseTime.quantileNanos(0.99) / 1e6;
        if (!coarse() || p99 >= TRUSTED_FROM_MS) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "measured with timers of 1 ms (%s on nio), too coarse for a p99 of %.1f ms",
                COARSE.equals(generator) ? "load generator" : "latency proxy",
                p99);
    }
}
