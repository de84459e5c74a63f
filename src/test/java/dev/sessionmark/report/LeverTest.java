package dev.sessionmark.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sessionmark.experiment.Experiments;
import dev.sessionmark.experiment.Machines;
import dev.sessionmark.experiment.Plans;
import dev.sessionmark.experiment.Windows;
import dev.sessionmark.measurement.trace.Phases;
import dev.sessionmark.measurement.trace.RequestTrace;
import dev.sessionmark.measurement.trace.Step;
import dev.sessionmark.measurement.trace.Traces;
import dev.sessionmark.verdict.ComparisonBuilder;
import dev.sessionmark.verdict.ComparisonRow;
import dev.sessionmark.verdict.VerdictThresholds;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeverTest {

    private static final String SETUP = "reactive-session";
    private static final Phases MEDIAN = Phases.of(Traces.request(1, 0), 0);

    /** As many connections were in use at once. */
    private static final int MOST_IN_USE = 12;

    private static ComparisonRow row(Windows window) {
        return ComparisonBuilder.build(
                        Experiments.of(SETUP).trial(SETUP, window).build(),
                        VerdictThresholds.defaults(),
                        setup -> "reactive")
                .rows()
                .getFirst();
    }

    private static String say(int pool, Windows window, Phases slowest) {
        return Lever.of(
                row(window),
                Plans.of("{\"setups\": \"%s\", \"poolSize\": %d}".formatted(SETUP, pool)),
                slowest,
                MEDIAN);
    }

    /** 7.1 of 10 ms for a connection, 2.9 ms in the database. */
    private static Phases waiting() {
        long ms = 1_000_000;
        return Phases.of(
                new RequestTrace(
                        1,
                        false,
                        true,
                        0,
                        0,
                        0,
                        Traces.LOOP,
                        0,
                        "worker-1",
                        List.of(
                                new Step(Step.Kind.ASKED, 0),
                                new Step(Step.Kind.GOT, 71 * ms / 10),
                                new Step(Step.Kind.SENT, 71 * ms / 10),
                                new Step(Step.Kind.ANSWERED, 10 * ms),
                                new Step(Step.Kind.CLOSED, 10 * ms)),
                        0,
                        10 * ms,
                        10 * ms),
                0);
    }

    @Test
    void aPoolThatWasUsedUpOnAMachineWithTimeToSpare() {
        assertEquals(
                "reactive-session, no added latency: the slowest 1 % spent 71 % waiting for a"
                        + " connection, the median request 5.6 %: a larger pool is the lever",
                say(MOST_IN_USE, Windows.healthy(), waiting()));
    }

    @Test
    void noLeverIsNamedThatTheFiguresDoNotSupport() {
        String said =
                "reactive-session, no added latency: the slowest 1 % spent 71 % waiting for a"
                        + " connection, the median request 5.6 %";
        Windows full = Windows.healthy().on(Machines.quiet().ours(7.5).build());

        assertEquals(said, say(MOST_IN_USE + 1, Windows.healthy(), waiting()));
        assertEquals(said, say(MOST_IN_USE, full, waiting()));
    }

    @Test
    void timeThatLiesEverywhereHasNoReason() {
        Phases even = Phases.mean(List.of(waiting(), MEDIAN));

        assertNull(say(MOST_IN_USE, Windows.healthy(), even));
    }
}
