package dev.sessionmark.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RateChoiceTest {

    @Test
    void isHalfOfTheBestToTwoDigits() {
        RateChoice choice =
                RateChoice.halfOfBest(Map.of("a", 3_571.0, "b", 760.0), "+5 ms database latency");
        assertEquals(1_800, choice.rate());
        assertTrue(choice.reason().contains("3,571 requests/s that a carried"), choice.reason());
        assertTrue(choice.reason().contains("+5 ms database latency"), choice.reason());
    }

    @Test
    void isHalfOfOneArmWhereThatBoundsIt() {
        RateChoice choice = RateChoice.halfOf("b", Map.of("a", 3_571.0, "b", 760.0), "the least");
        assertEquals(380, choice.rate());
        assertEquals("half of the 760 requests/s that b carried (the least)", choice.reason());
    }

    @Test
    void isNeverBelowOneRequestASecond() {
        assertEquals(1, RateChoice.halfOfBest(Map.of("a", 0.4), "x").rate());
    }

    @Test
    void cannotBeChosenWhenNothingWasAnswered() {
        assertThrows(
                IllegalStateException.class, () -> RateChoice.halfOfBest(Map.of("a", 0.0), "x"));
    }
}
