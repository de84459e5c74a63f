package dev.sessionmark.workload;

import java.time.Duration;

/**
 * Processor time that each request of this process spends after its last statement. It is spent as
 * a number of steps, not until a clock says so: a request that is interrupted meanwhile has as much
 * left to do as before, and every process has the same to do.
 */
public final class Think {

    /** Long enough for the compiler to be done, also where it gets little of a processor. */
    private static final Duration TRIED = Duration.ofMillis(300);

    private static final int LEAST_TRIES = 100;
    private static final long STEPS = 100_000;

    private static volatile long steps;

    /** Where the result goes, so that no compiler leaves the steps out. */
    private static volatile long result;

    private Think() {}

    /** From now on each request takes so many steps; none costs nothing. */
    public static void take(long stepsOfEachRequest) {
        steps = stepsOfEachRequest;
    }

    static long steps() {
        return steps;
    }

    static void spend(long count) {
        long x = result | 1;
        for (long i = 0; i < count; i++) {
            // Each step needs the one before, and no compiler makes one of several, as it does of
            // multiplications: xorshift64 (Marsaglia, 2003).
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
        }
        result = x;
    }

    /**
     * How many steps take so long on this machine, on a core that does nothing else: by the fastest
     * of many tries, since whatever else happens only makes a try longer. Takes a third of a
     * second.
     */
    public static long stepsFor(Duration time) {
        if (time.isZero()) {
            return 0;
        }
        long fastest = Long.MAX_VALUE;
        long end = System.nanoTime() + TRIED.toNanos();
        for (int tries = 0; tries < LEAST_TRIES || System.nanoTime() < end; tries++) {
            long began = System.nanoTime();
            spend(STEPS);
            fastest = Math.min(fastest, System.nanoTime() - began);
        }
        return Math.max(1, Math.round((double) STEPS / fastest * time.toNanos()));
    }
}
