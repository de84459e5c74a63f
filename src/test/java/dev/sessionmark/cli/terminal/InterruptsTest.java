package dev.sessionmark.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessionmark.drill.Drill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InterruptsTest {

    private static final int HUP = 1;
    private static final int INT = 2;
    private static final int TERM = 15;

    private final List<Integer> halted = new ArrayList<>();
    private long nanos;
    private final Interrupts interrupts = new Interrupts(() -> nanos, halted::add);

    @Test
    void theFirstOneIsAWish() {
        assertFalse(interrupts.comesWithin(Duration.ZERO));
        interrupts.note(HUP);
        assertTrue(interrupts.getAsBoolean());
        assertEquals(129, interrupts.exitCode());
        assertEquals(List.of(), halted);
    }

    @Test
    void aSecondOneEndsAtOnce() {
        interrupts.note(INT);
        nanos += TimeUnit.SECONDS.toNanos(2);
        interrupts.note(INT);
        assertEquals(List.of(130), halted);
    }

    /** As timeout(1) sends it: to its child, and to the group that it is in. */
    @Test
    @Drill(
            failure = "A signal that comes twice at once, as from `timeout`",
            done = "two signals within a second",
            seen = "it ends in good order")
    void theSameOneComesTwice() {
        interrupts.note(TERM);
        nanos += TimeUnit.MILLISECONDS.toNanos(5);
        interrupts.note(TERM);
        assertEquals(List.of(), halted);
        assertEquals(143, interrupts.exitCode());
    }

    /** The kernel and the shell both say that the terminal is gone, and nobody is impatient. */
    @Test
    void anEndOfTheTerminalNeverHalts() {
        interrupts.note(HUP);
        nanos += TimeUnit.SECONDS.toNanos(20);
        interrupts.note(HUP);
        assertEquals(List.of(), halted);
    }
}
