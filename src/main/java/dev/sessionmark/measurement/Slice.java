package dev.sessionmark.measurement;

import dev.sessionmark.statistics.Distribution;

/**
 * One second of a measurement window, the unit of resampling and of the plots over time.
 *
 * @param startSeconds offset from the start of the window
 * @param intended requests due in this second
 * @param achieved right answers in time that arrived in this second, whenever they were due
 * @param notServed requests due in this second that were never sent or never answered
 * @param responseTime response times in nanoseconds of the right answers to requests due in this
 *     second, late ones included
 */
public record Slice(
        double startSeconds,
        long intended,
        long achieved,
        long notServed,
        Distribution responseTime) {

    /** One answer in two hundred may come on the other side of a second's edge. */
    private static final double EDGE = 0.005;

    /** The same, begun elsewhere in its window. */
    Slice from(double seconds) {
        return new Slice(seconds, intended, achieved, notServed, responseTime);
    }

    /** Whether clearly fewer right answers came in this second than requests were due. */
    public boolean fellBehind() {
        return achieved < intended * (1 - EDGE);
    }
}
