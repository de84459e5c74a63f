package dev.sessionmark.experiment;

import dev.sessionmark.statistics.Distribution;

/**
 * How the database sessions of one window used their connections. All times in nanoseconds,
 * measured with one clock for blocking and reactive pools.
 *
 * @param waitTime from asking for a connection to having it
 * @param holdTime from having a connection to giving it back
 * @param databaseTime per session, the sum of the times from sending a statement (begin and commit
 *     included) to its result
 * @param maxUsed most connections in use at once
 * @param leftOpen connections still in use after the drain, though no request was
 * @param crossLoopShare share of statements executed on a connection that belongs to another event
 *     loop than the request, 0 to 1; NaN where the setup has no such connections
 */
public record SessionUse(
        Distribution waitTime,
        Distribution holdTime,
        Distribution databaseTime,
        long maxUsed,
        long leftOpen,
        double crossLoopShare) {

    /** Database time divided by hold time, 0 to 1; NaN without sessions. */
    public double holdEfficiency() {
        double held = holdTime.sumNanos();
        double database = databaseTime.sumNanos();
        return held > 0 ? Math.min(1, database / held) : Double.NaN;
    }
}
