package dev.sessionmark.sut.probe.trace;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tells which requests may still be among the slowest of a window: all until enough were seen, then
 * those that are no quicker than the slowest few hundred so far. What it turns away need not be
 * kept, and so dies young: to keep every request until quicker ones are overwritten cost more than
 * all its stamps.
 */
final class SlowGate {

    /** Several times as many as are asked for: the load generator ranks by what it has seen. */
    static final int SLOWEST = 512;

    /** So often is the bound computed anew. */
    private static final int EVERY = 64;

    /** Parts of each power of two: neighbouring bounds lie 6 % apart. */
    private static final int PART_BITS = 4;

    private static final int PARTS = 1 << PART_BITS;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(Long.SIZE << PART_BITS);
    private final AtomicInteger passed = new AtomicInteger();
    private volatile long bound = Long.MIN_VALUE;

    /** Whether a request that took so long may be among the slowest; it is counted if so. */
    boolean passes(long nanos) {
        if (nanos < bound) {
            return false;
        }
        counts.incrementAndGet(place(Math.max(0, nanos)));
        if (passed.incrementAndGet() % EVERY == 0) {
            raise();
        }
        return true;
    }

    /** The bound is the largest above which enough have been seen. */
    private void raise() {
        int slower = 0;
        for (int place = counts.length() - 1; place >= 0; place--) {
            slower += counts.get(place);
            if (slower >= SLOWEST) {
                // Another thread may have raised it further, which the next turn does again.
                bound = least(place);
                return;
            }
        }
    }

    private static int place(long nanos) {
        int exponent = Math.max(PART_BITS, Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos));
        return ((exponent - PART_BITS) << PART_BITS) + (int) (nanos >>> (exponent - PART_BITS));
    }

    /** The smallest duration that is counted in this place. */
    private static long least(int place) {
        int exponent = Math.max(0, (place >> PART_BITS) - 1);
        return (long) (place - (exponent << PART_BITS)) << exponent;
    }
}
