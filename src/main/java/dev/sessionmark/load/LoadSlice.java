package dev.sessionmark.load;

import org.HdrHistogram.Histogram;

/**
 * One second of a load: the requests due in it, whenever they were answered.
 *
 * @param startSeconds offset from the start of the load
 * @param intended requests due in this second
 * @param succeeded those answered rightly and in time
 * @param responseTime response times of the right answers in nanoseconds, late ones included
 */
public record LoadSlice(
        double startSeconds, long intended, long succeeded, Histogram responseTime) {}
