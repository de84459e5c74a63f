package dev.sessionmark.report;

import dev.sessionmark.measurement.Culprit;
import dev.sessionmark.verdict.Judgement;
import dev.sessionmark.verdict.Verdict;
import java.time.Duration;
import java.util.List;

/** The figures a row of {@link ComparisonFixture} is made from; times are medians in ms. */
record RowProfile(
        String setup,
        String connectionType,
        Duration dbLatency,
        double responseMs,
        double serviceMs,
        double spread,
        double growth,
        long droppedPerSecond,
        double blockedShare,
        double loopDelayMs,
        List<Culprit> culprits,
        double bystanderMs,
        long failedProbes,
        double waitMs,
        double holdMs,
        long leftOpen,
        long rssMiB,
        int validTrials,
        String invalidBecause,
        Judgement judgement) {

    static final List<String> SETUPS =
            List.of(
                    "reactive-session",
                    "blocking-on-event-loop",
                    "blocking-on-worker",
                    "blocking-on-virtual-thread",
                    "reactive-client");

    private static final String SOCKET_READ =
            "dev.sessionmark.setup.BlockingOnEventLoopResource.transfer"
                    + "(BlockingOnEventLoopResource.java:48)";
    private static final String LOCK =
            "org.hibernate.internal.SessionFactoryImpl.openSession(SessionFactoryImpl.java:612)";

    static final List<RowProfile> ALL =
            List.of(
                    calm("reactive-session", "reactive", 0, 1.21, 0, ok("p99 2.9 ms")),
                    loop(0, 0.83, 0.22, ok("p99 2.0 ms, best of its condition")),
                    invalid("blocking-on-worker", 0),
                    calm("blocking-on-virtual-thread", "blocking", 0, 1.02, 0, ok("p99 2.5 ms")),
                    calm("reactive-client", "reactive", 0, 0.71, 0, ok("p99 1.7 ms")),
                    calm(
                            "reactive-session",
                            "reactive",
                            5,
                            26.4,
                            3,
                            new Judgement(Verdict.CAUTION, "3 connections were left open")),
                    loop(
                            5,
                            812,
                            0.973,
                            new Judgement(
                                    Verdict.BAD,
                                    "its event loops stood blocked 97 % of the time and 8 liveness"
                                            + " probes failed")),
                    partlyInvalid("blocking-on-worker", 5),
                    calm(
                            "blocking-on-virtual-thread",
                            "blocking",
                            5,
                            26.1,
                            0,
                            new Judgement(
                                    Verdict.INCONCLUSIVE,
                                    "p99 differs from the best by less than its trials do")),
                    calm("reactive-client", "reactive", 5, 25.6, 0, ok("p99 61 ms")));

    /** Tasks that both loops got to run in a window: one every 5 ms, or when a block ended. */
    long loopTasks() {
        return blockedShare > 0.9 ? 90 : 1_600;
    }

    private static Judgement ok(String because) {
        return new Judgement(Verdict.OK, because);
    }

    private static RowProfile calm(
            String setup,
            String type,
            int latencyMs,
            double ms,
            long leftOpen,
            Judgement judgement) {
        return new RowProfile(
                setup,
                type,
                Duration.ofMillis(latencyMs),
                ms,
                ms * 0.97,
                0.19,
                0,
                0,
                0,
                0.14,
                List.of(),
                0.62,
                0,
                0.08,
                ms * 0.8,
                leftOpen,
                312,
                2,
                null,
                judgement);
    }

    private static RowProfile loop(int latencyMs, double ms, double blocked, Judgement judgement) {
        boolean overloaded = latencyMs > 0;
        return new RowProfile(
                "blocking-on-event-loop",
                "blocking",
                Duration.ofMillis(latencyMs),
                ms,
                overloaded ? 31 : ms,
                0.19,
                overloaded ? 1 : 0,
                overloaded ? 416 : 0,
                blocked,
                overloaded ? 88 : 0.9,
                overloaded
                        ? List.of(new Culprit(SOCKET_READ, 0.961), new Culprit(LOCK, 0.012))
                        : List.of(new Culprit(SOCKET_READ, 0.22)),
                overloaded ? 640 : 0.9,
                overloaded ? 8 : 0,
                0.01,
                overloaded ? 28 : 0.7,
                0,
                287,
                2,
                null,
                judgement);
    }

    private static RowProfile invalid(String setup, int latencyMs) {
        String because = "the load generator lagged: p99 24 ms, more than 2 ms";
        return calm(setup, "blocking", latencyMs, 1.4, 0, ok(""))
                .withInvalid(0, because, new Judgement(Verdict.INCONCLUSIVE, because));
    }

    private static RowProfile partlyInvalid(String setup, int latencyMs) {
        return calm(setup, "blocking", latencyMs, 27.9, 0, ok(""))
                .withInvalid(1, "the processor was throttled for 0.4 s", ok("p99 67 ms"));
    }

    private RowProfile withInvalid(int valid, String because, Judgement judgement) {
        return new RowProfile(
                setup,
                connectionType,
                dbLatency,
                responseMs,
                serviceMs,
                spread,
                growth,
                droppedPerSecond,
                blockedShare,
                loopDelayMs,
                culprits,
                bystanderMs,
                failedProbes,
                waitMs,
                holdMs,
                leftOpen,
                rssMiB,
                valid,
                because,
                judgement);
    }
}
