package dev.sessionmark.sut.probe.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SlowGateTest {

    private final SlowGate gate = new SlowGate();

    @Test
    void letsAllPassUntilItHasSeenEnough() {
        for (int i = 0; i < SlowGate.SLOWEST; i++) {
            assertTrue(gate.passes(i));
        }
    }

    /** Whatever the order, and however many are alike. */
    @Test
    void neverTurnsAwayOneOfTheSlowest() {
        Random random = new Random(1);
        for (int spread : new int[] {1, 40, 1_000, 1_000_000, Integer.MAX_VALUE}) {
            assertTrueOfSlowest(random.longs(50_000, 0, spread).toArray());
        }
        assertTrueOfSlowest(LongStream.range(0, 50_000).toArray());
        assertTrueOfSlowest(LongStream.range(0, 50_000).map(i -> 50_000 - i).toArray());
    }

    private static void assertTrueOfSlowest(long[] nanos) {
        SlowGate fresh = new SlowGate();
        long[] passed = Arrays.stream(nanos).filter(fresh::passes).toArray();
        assertEquals(slowestOf(nanos), slowestOf(passed));
    }

    private static String slowestOf(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return Arrays.toString(
                Arrays.copyOfRange(sorted, sorted.length - SlowGate.SLOWEST, sorted.length));
    }

    /** Response times lie within a factor of a thousand; 100,000 of them, spread evenly in it. */
    @Test
    void turnsAwayMostOfMany() {
        Random random = new Random(1);
        long passed =
                random.doubles(100_000)
                        .mapToLong(share -> (long) (1e5 * Math.pow(1_000, share)))
                        .filter(gate::passes)
                        .count();
        // 512 (1 + ln(100,000 / 512)) = 3,200 with a bound that is exact and always new.
        assertTrue(passed < 6_000, "" + passed);
    }

    @Test
    void takesWhatAClockThatWasReadOutOfOrderGives() {
        for (int i = 0; i < SlowGate.SLOWEST; i++) {
            gate.passes(-1);
        }
        assertTrue(gate.passes(Long.MAX_VALUE));
    }
}
