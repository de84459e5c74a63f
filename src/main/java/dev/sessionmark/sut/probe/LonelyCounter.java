package dev.sessionmark.sut.probe;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A counter that every event loop writes, with no neighbours in its cache line: whoever read one
 * would have to fetch the line anew each time.
 */
final class LonelyCounter {

    /** Two lines of 64 bytes on either side, since processors fetch them in pairs. */
    private static final int PLACE = 32;

    private final AtomicIntegerArray line = new AtomicIntegerArray(2 * PLACE + 1);

    int get() {
        return line.get(PLACE);
    }

    int incrementAndGet() {
        return line.incrementAndGet(PLACE);
    }

    void decrement() {
        line.getAndDecrement(PLACE);
    }
}
