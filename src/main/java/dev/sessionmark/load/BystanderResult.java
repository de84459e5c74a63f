package dev.sessionmark.load;

import dev.sessionmark.statistics.Distribution;

/**
 * What happened to the bystander's requests.
 *
 * @param responseTime response times of the right answers in nanoseconds, from the intended start
 * @param sent how many were sent
 * @param failedLivenessProbes how many had no right answer within the probe's timeout
 */
public record BystanderResult(Distribution responseTime, long sent, long failedLivenessProbes) {}
