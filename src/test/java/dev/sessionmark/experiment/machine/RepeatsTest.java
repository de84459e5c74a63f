package dev.sessionmark.experiment.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RepeatsTest {

    @Test
    void aWindowIsMeasuredThreeTimesAtMost() {
        Repeats repeats = new Repeats(100);
        assertTrue(repeats.another(0));
        assertTrue(repeats.another(1));
        assertFalse(repeats.another(2));
    }

    @Test
    void anExperimentTakesHalfAsManyAgainAtMost() {
        Repeats repeats = new Repeats(20);
        int granted = 0;
        for (int window = 0; window < 20; window++) {
            for (int before = 0; repeats.another(before); before++) {
                granted++;
            }
        }
        assertEquals(10, granted);
    }
}
