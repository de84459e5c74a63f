package dev.sessionmark.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongFifoTest {

    @Test
    void givesBackInOrderWhatItTook() {
        Random random = new Random(1);
        Deque<Long> expected = new ArrayDeque<>();
        LongFifo fifo = new LongFifo();
        for (long i = 0; i < 100_000; i++) {
            // Grows in the first half and shrinks in the second, across the ring's end.
            if (random.nextInt(10) < (i < 50_000 ? 6 : 4)) {
                fifo.add(i);
                expected.add(i);
            } else if (!expected.isEmpty()) {
                assertEquals(expected.remove(), fifo.remove());
            }
            assertEquals(expected.size(), fifo.size());
        }
        while (!expected.isEmpty()) {
            assertEquals(expected.remove(), fifo.remove());
        }
        assertTrue(fifo.isEmpty());
    }
}
