package dev.sessionmark.measurement.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhasesTest {

    private static final double US = 1_000;

    @Test
    void everyPhaseIsWhatLiesBetweenItsStamps() {
        RequestTrace request = Traces.request(1, 10);
        Phases phases = Phases.of(request, 2_000_000);
        Map<Phase, Double> expectedMicros =
                Map.of(
                        Phase.QUEUE, 100.0,
                        Phase.ARRIVAL, 200.0,
                        Phase.HAND_OVER, 300.0,
                        Phase.APPLICATION, 400.0 + 600,
                        Phase.POOL, 500.0,
                        Phase.DB_LATENCY, 2 * 2_000.0,
                        Phase.DATABASE, 2 * 1_000.0,
                        Phase.SESSION, 3 * 50.0,
                        Phase.RETURN, 700.0);
        expectedMicros.forEach(
                (phase, micros) ->
                        assertEquals(micros * US, phases.nanos(phase), 1, phase.toString()));
        assertEquals(8_950 * US, phases.sumNanos(), 1);
        assertEquals(request.responseTime(), phases.sumNanos(), 1);
        assertEquals(Phase.DB_LATENCY, phases.largest());
        assertEquals(4_000 / 8_950.0, phases.share(Phase.DB_LATENCY), 1e-9);
    }

    @Test
    void aStatementQuickerThanItsDistanceIsAllDistance() {
        Phases phases = Phases.of(Traces.request(1, 0), 4_000_000);
        assertEquals(6_000 * US, phases.nanos(Phase.DB_LATENCY), 1);
        assertEquals(0, phases.nanos(Phase.DATABASE), 1);
    }

    /** A session that is closed after the answer was written delayed nobody. */
    @Test
    void whatComesAfterTheAnswerIsNotCounted() {
        RequestTrace early = Traces.request(1, 0);
        RequestTrace late =
                new RequestTrace(
                        1,
                        true,
                        false,
                        early.dueAt(),
                        early.sentAt(),
                        early.receivedAt(),
                        early.loop(),
                        early.handlerAt(),
                        early.thread(),
                        early.steps(),
                        0,
                        7_600_000,
                        7_700_000);
        Phases phases = Phases.of(late, 0);
        assertEquals(100 * US, phases.nanos(Phase.RETURN), 1);
        assertEquals(2 * 50 * US, phases.nanos(Phase.SESSION), 1);
        assertEquals(7_700 * US, phases.sumNanos(), 1);
    }

    /** Two clocks that differ by 2 ms are not hidden by the arithmetic. */
    @Test
    void theSumIsOffWhereTheClocksAre() {
        RequestTrace right = Traces.request(1, 0);
        long off = 2_000_000;
        RequestTrace wrong =
                new RequestTrace(
                        1,
                        true,
                        false,
                        right.dueAt(),
                        right.sentAt(),
                        right.receivedAt() - off,
                        right.loop(),
                        right.handlerAt() - off,
                        right.thread(),
                        right.steps().stream()
                                .map(step -> new Step(step.kind(), step.at() - off))
                                .toList(),
                        0,
                        right.writtenAt() - off,
                        right.readAt());
        assertEquals(right.responseTime() + off - 200 * US, Phases.of(wrong, 0).sumNanos(), 1);
    }

    @Test
    void theMeanOfSeveralIsTakenPhaseByPhase() {
        Phases mean =
                Phases.mean(
                        List.of(
                                Phases.of(Traces.request(1, 0, 100, true, false), 0),
                                Phases.of(Traces.request(2, 0, 90_100, true, false), 0)));
        assertEquals(45_100 * US, mean.nanos(Phase.RETURN), 1);
        assertEquals(100 * US, mean.nanos(Phase.QUEUE), 1);
        assertEquals(Phase.RETURN, mean.largest());
        assertEquals(0, Phases.mean(List.of()).sumNanos());
    }
}
