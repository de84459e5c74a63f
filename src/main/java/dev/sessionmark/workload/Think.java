package dev.sessionmark.workload;

import java.time.Duration;
import java.util.Arrays;

/**
 * Processor time that each request of this process spends after its last statement. It is spent as
 * a number of steps, not until a clock says so: a request that is interrupted meanwhile has as much
 * left to do as before, and every process has the same to do.
 */
public final class Think {

    /** Until the compiler is done with the steps. */
    private static final int WARM_UP = 2_000;

    private static final int TRIES = 101;
    private static final long STEPS = 100_000;

    private static volatile long steps;

    /** Where the result goes, so that no compiler leaves the steps out. */
    private static volatile long result;

    private Think() {}

    /** From now on each request takes so many steps; none costs nothing. */
    public static void take(long stepsOfEachRequest) {
        steps = stepsOfEachRequest;
    }

    /** How many steps a request takes now. */
    static long steps() {
        return steps;
    }

    /** Spends them, on the calling thread. */
    static void spend(long count) {
        long x = result;
        for (long i = 0; i < count; i++) {
            // Each step needs the one before; the constants are Knuth's (MMIX).
            x = x * 6364136223846793005L + 1442695040888963407L;
        }
        result = x;
    }

    /**
     * How many steps take so long on this machine, on a core that does nothing else: by the median
     * of a hundred tries, which takes a few hundredths of a second.
     */
    public static long stepsFor(Duration time) {
        if (time.isZero()) {
            return 0;
        }
        for (int i = 0; i < WARM_UP; i++) {
            spend(STEPS / WARM_UP * 10);
        }
        long[] nanos = new long[TRIES];
        for (int i = 0; i < TRIES; i++) {
            long began = System.nanoTime();
            spend(STEPS);
            nanos[i] = System.nanoTime() - began;
        }
        Arrays.sort(nanos);
        double stepsPerNano = (double) STEPS / nanos[TRIES / 2];
        return Math.max(1, Math.round(stepsPerNano * time.toNanos()));
    }
}
