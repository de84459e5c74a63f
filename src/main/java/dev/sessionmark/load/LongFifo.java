package dev.sessionmark.load;

/** A first-in first-out queue of longs in a ring that doubles when full: no object per element. */
final class LongFifo {

    private static final int INITIAL_CAPACITY = 64;

    // The capacity is a power of two, so that a mask replaces the division.
    private long[] ring = new long[INITIAL_CAPACITY];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(long value) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size++) & (ring.length - 1)] = value;
    }

    /** Takes the oldest element; only to be called when there is one. */
    long remove() {
        long value = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return value;
    }

    private void grow() {
        long[] larger = new long[ring.length * 2];
        int untilEnd = ring.length - head;
        System.arraycopy(ring, head, larger, 0, untilEnd);
        System.arraycopy(ring, 0, larger, untilEnd, head);
        ring = larger;
        head = 0;
    }
}
