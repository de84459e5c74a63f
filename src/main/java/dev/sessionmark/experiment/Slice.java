package dev.sessionmark.experiment;

import org.HdrHistogram.Histogram;

/**
 * One second of a measurement window, the unit of resampling and of the plots over time.
 *
 * @param startSeconds offset from the start of the window
 * @param succeeded requests due in this second that were answered rightly and in time
 * @param responseTime their response times in nanoseconds, and those of the late ones
 * @param loopDelayMaxMs largest event-loop delay seen in this second, in milliseconds
 */
public record Slice(
        double startSeconds, long succeeded, Histogram responseTime, double loopDelayMaxMs) {}
