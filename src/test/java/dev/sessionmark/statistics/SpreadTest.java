package dev.sessionmark.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void medianAndRange() {
        assertEquals(new Spread(3, 1, 9), Spread.of(9, 1, 3));
        assertEquals(new Spread(2, 1, 3), Spread.of(3, 1));
        assertEquals(new Spread(7, 7, 7), Spread.of(Double.NaN, 7));
        assertTrue(Double.isNaN(Spread.of().median()));
    }

    @Test
    void rangesThatTouchOverlap() {
        assertTrue(Spread.of(1, 3).overlaps(Spread.of(3, 5)));
        assertFalse(Spread.of(1, 3).overlaps(Spread.of(3.1, 5)));
        assertTrue(Spread.of(1, 9).overlaps(Spread.of(4, 5)));
    }
}
