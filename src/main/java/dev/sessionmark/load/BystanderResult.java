package dev.sessionmark.load;

import org.HdrHistogram.Histogram;

/**
 * What happened to the bystander's requests.
 *
 * @param responseTime response times of the right answers in nanoseconds, from the intended start
 * @param sent how many were sent
 * @param failedLivenessProbes how many had no right answer within the probe's timeout
 */
public record BystanderResult(Histogram responseTime, long sent, long failedLivenessProbes) {}
