package dev.sessionmark.measurement;

import java.util.Locale;

/**
 * A check of the program itself: more connections in use than the pool holds, or fewer than none,
 * were counted wrongly. Such a count says nothing of the setup.
 */
public final class ConnectionCount {

    private ConnectionCount() {}

    /**
     * Why a window must not be judged by its count of connections; null when it may be.
     *
     * @param poolSize how many there can be
     * @param maxUsed most in use at once, as counted; null where nobody did
     * @param inUse in use after the drain, likewise
     */
    public static String invalidBecause(int poolSize, Long maxUsed, long inUse) {
        long wrong = maxUsed == null ? inUse : Math.max(maxUsed, inUse);
        if (wrong <= poolSize && inUse >= 0) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "a check of Sessionmark itself failed: it counted %,d connections in use of a pool"
                        + " of %,d",
                inUse < 0 ? inUse : wrong,
                poolSize);
    }
}
