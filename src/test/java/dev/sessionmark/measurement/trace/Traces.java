package dev.sessionmark.measurement.trace;

import java.util.List;

/** Traces made by hand, for tests. */
public final class Traces {

    public static final String LOOP = "loop-1";

    private static final long US = 1_000;

    private Traces() {}

    /**
     * A request due at a time, in microseconds: 100 in the queue, 200 to arrive, 300 to be handed
     * over, 400 in the application, 500 for a connection, 50 before, between and after two
     * statements of 3,000 each, 600 in the application, 700 on the way back; 8,950 in all.
     */
    public static RequestTrace request(long number, long dueMicros) {
        return request(number, dueMicros, 700, true, false);
    }

    /** The same with another way back. */
    public static RequestTrace request(
            long number, long dueMicros, long backMicros, boolean drawn, boolean slow) {
        long due = dueMicros * US;
        return new RequestTrace(
                number,
                drawn,
                slow,
                due,
                due + 100 * US,
                due + 300 * US,
                LOOP,
                due + 600 * US,
                "worker-1",
                List.of(
                        step(Step.Kind.ASKED, due, 1_000),
                        step(Step.Kind.GOT, due, 1_500),
                        step(Step.Kind.SENT, due, 1_550),
                        step(Step.Kind.ANSWERED, due, 4_550),
                        step(Step.Kind.SENT, due, 4_600),
                        step(Step.Kind.ANSWERED, due, 7_600),
                        step(Step.Kind.CLOSED, due, 7_650)),
                0,
                due + 8_250 * US,
                due + (8_250 + backMicros) * US);
    }

    private static Step step(Step.Kind kind, long due, long micros) {
        return new Step(kind, due + micros * US);
    }

    /** Two requests that overlap, one blocked stretch with a culprit and one without. */
    public static WindowTrace window() {
        return new WindowTrace(
                2_000 * US,
                List.of(request(1, 0), request(2, 5_000, 90_000, false, true)),
                List.of(
                        new BlockedStretch(LOOP, 1_000 * US, 9_000 * US, "a.B.c(B.java:1)"),
                        new BlockedStretch(LOOP, 20_000 * US, 24_000 * US, null)),
                3);
    }
}
