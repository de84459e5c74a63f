package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TimerSlackTest {

    private final TimerSlack slack = new TimerSlack();

    @Test
    void firesEarlierByWhatTimersAreLate() {
        assertEquals(950_000, slack.timerNanos(1_000_000), "Linux's 50 us");
        for (int i = 0; i < 10_000; i++) {
            slack.fired(120_000);
        }
        assertEquals(880_000, slack.timerNanos(1_000_000), 1_000);
    }

    @Test
    void goesRoundTheLoopForTheRest() {
        assertEquals(0, slack.timerNanos(50_000));
        assertEquals(0, slack.timerNanos(-1));
        assertFalse(slack.learnsFrom(50_000));
        assertTrue(slack.learnsFrom(50_001));
    }

    @Test
    void makesALongWayInTwoHops() {
        assertEquals(7_000_000, slack.timerNanos(10_000_000));
        assertFalse(slack.learnsFrom(10_000_000), "may be rounded to milliseconds");
        assertTrue(slack.learnsFrom(3_000_000), "the second hop");
    }

    @Test
    void doesNotLearnWhatOtherWorkHasHeldUp() {
        for (int i = 0; i < 10_000; i++) {
            slack.fired(5_000_000);
        }
        assertEquals(800_000, slack.timerNanos(1_000_000));
    }
}
