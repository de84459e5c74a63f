package dev.sessionmark.verdict;

import dev.sessionmark.measurement.Condition;
import dev.sessionmark.statistics.Difference;

/**
 * One setup measured against itself under one condition: what this machine calls a difference where
 * there is none. Its odd rounds are arm A, its even rounds arm B.
 *
 * @param setup id of the setup
 * @param condition what was added to the database
 * @param trialsA valid trials of arm A
 * @param trialsB valid trials of arm B
 * @param p50 median response time, A by B
 * @param p99 response time p99, A by B
 */
public record NoiseFloor(
        String setup,
        Condition condition,
        int trialsA,
        int trialsB,
        Difference p50,
        Difference p99) {

    /** Whether each arm has the trials that an interval needs. */
    public boolean told() {
        return !Double.isNaN(p99.low()) && !Double.isNaN(p50.low());
    }

    /** Whether a difference was called where there is none. */
    public boolean falseAlarm() {
        return p50.different() || p99.different();
    }

    /** The same in words. */
    public String outcome() {
        return falseAlarm()
                ? "called a difference, though there is none"
                : "not called a difference, as it should be";
    }
}
