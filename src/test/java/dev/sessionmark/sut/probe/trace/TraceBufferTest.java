package dev.sessionmark.sut.probe.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.measurement.trace.Step;
import dev.sessionmark.measurement.trace.SutTrace.ServerStamps;
import dev.sessionmark.measurement.trace.TraceHeader;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TraceBufferTest {

    private final TraceBuffer buffer = new TraceBuffer();

    private RequestSteps begin(long number, boolean drawn, long dueBefore) {
        long now = System.nanoTime();
        return buffer.begin(TraceHeader.write(number, drawn, now - dueBefore), now);
    }

    private void answer(long number, boolean drawn, long dueBefore) {
        RequestSteps steps = begin(number, drawn, dueBefore);
        steps.written();
        buffer.answered(steps);
    }

    private List<Long> take(long from, long to) {
        return buffer.take(LongStream.rangeClosed(from, to)).stream()
                .map(ServerStamps::number)
                .toList();
    }

    @Test
    void keepsNothingUnlessItIsTold() {
        assertFalse(buffer.keeps());
        assertNull(begin(1, true, 0));
        buffer.keep(true);
        assertNull(buffer.begin(null, 0));
        assertNull(buffer.begin("nonsense", 0));
        answer(1, false, 0);
        buffer.keep(false);
        assertEquals(List.of(), take(1, 1));
    }

    @Test
    void givesWhatIsAskedForAndForgetsAll() {
        buffer.keep(true);
        answer(1, true, 0);
        answer(2, false, 0);
        answer(3, false, 0);
        assertEquals(List.of(1L, 2L), take(1, 2));
        assertEquals(List.of(), take(1, 3));
    }

    /** Numbers begin at one in each window. */
    @Test
    void whatWasDueInTheWindowBeforeDoesNotPassForAnother() {
        buffer.keep(true);
        RequestSteps late = begin(1, true, 0);
        assertEquals(List.of(), take(1, 1));
        late.written();
        buffer.answered(late);
        answer(2, true, 0);
        assertEquals(List.of(2L), take(1, 2));
    }

    /** A slow request at the start of a window is still there after a hundred thousand others. */
    @Test
    void whatIsQuickDoesNotOverwriteWhatIsSlow() {
        buffer.keep(true);
        long aMinute = 60_000_000_000L;
        for (int i = 1; i <= 100; i++) {
            answer(i, false, aMinute);
        }
        for (int i = 101; i <= 100_000; i++) {
            answer(i, false, 0);
        }
        assertEquals(LongStream.rangeClosed(1, 100).boxed().toList(), take(1, 100));
    }

    @Test
    void whatIsDrawnIsKeptHoweverQuickItWas() {
        buffer.keep(true);
        for (int i = 1; i <= 50_000; i++) {
            answer(i, i % 50 == 0, 0);
        }
        assertEquals(1_000, take(1, 50_000).stream().filter(number -> number % 50 == 0).count());
    }

    @Test
    void itsSizeIsBounded() {
        buffer.keep(true);
        for (int i = 1; i <= 100_000; i++) {
            answer(i, true, 0);
        }
        assertTrue(take(1, 100_000).size() <= 2_048 + 8_192);
    }

    @Test
    void stepsAreStampedInOrderAndBounded() {
        buffer.keep(true);
        long before = System.nanoTime();
        RequestSteps request = begin(7, true, 0);
        request.handled();
        long now = System.nanoTime();
        request.acquired(now, now + 10);
        for (int i = 0; i < 40; i++) {
            request.executed(now + 20, now + 25);
        }
        request.closed(System.nanoTime());
        request.written();
        buffer.answered(request);
        long after = System.nanoTime();

        ServerStamps stamps = buffer.take(LongStream.of(7)).getFirst();
        assertEquals(Thread.currentThread().getName(), stamps.thread());
        assertEquals(Thread.currentThread().getName(), stamps.loop());
        assertEquals(RequestSteps.MOST, stamps.steps().size());
        // 2 + 80 + 1 steps in all
        assertEquals(83 - RequestSteps.MOST, stamps.stepsLeftOut());
        List<Step> steps = stamps.steps();
        assertEquals(
                List.of(Step.Kind.ASKED, Step.Kind.GOT, Step.Kind.SENT, Step.Kind.ANSWERED),
                steps.subList(0, 4).stream().map(Step::kind).toList());
        assertEquals(10, steps.get(1).at() - steps.get(0).at());
        assertEquals(5, steps.get(3).at() - steps.get(2).at());
        assertTrue(before <= stamps.receivedAt() && stamps.receivedAt() <= stamps.handlerAt());
        assertTrue(stamps.handlerAt() <= steps.get(1).at());
        assertTrue(steps.getLast().at() <= stamps.writtenAt() && stamps.writtenAt() <= after);
    }
}
