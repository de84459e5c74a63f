package dev.sessionmark.load;

import dev.sessionmark.statistics.Distribution;

/**
 * One second of a load.
 *
 * @param startSeconds offset from the start of the window
 * @param intended requests due in this second
 * @param achieved right answers in time that arrived in this second, whenever they were due
 * @param notServed requests due in this second that were never sent, or never answered
 * @param responseTime response times in nanoseconds of the right answers to requests due in this
 *     second, late ones included
 */
public record LoadSlice(
        double startSeconds,
        long intended,
        long achieved,
        long notServed,
        Distribution responseTime) {}
