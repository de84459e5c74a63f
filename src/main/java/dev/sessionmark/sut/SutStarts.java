package dev.sessionmark.sut;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.Locale;

/** Counts the systems under test that were started, by what became of it. */
public final class SutStarts {

    enum Outcome {
        /** It answers. */
        STARTED,
        /** It ended early, said nothing in time, or could not be run at all. */
        FAILED,
        /** Nobody wanted it any more. */
        CANCELLED
    }

    private SutStarts() {}

    /** Shows the counters before the first start. */
    public static void publish() {
        for (Outcome outcome : Outcome.values()) {
            counter(outcome);
        }
    }

    static void count(Outcome outcome) {
        counter(outcome).increment();
    }

    private static Counter counter(Outcome outcome) {
        return Counter.builder("sessionmark.sut.starts")
                .description("Systems under test started")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(Metrics.globalRegistry);
    }
}
