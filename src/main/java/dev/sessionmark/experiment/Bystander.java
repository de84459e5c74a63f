package dev.sessionmark.experiment;

import dev.sessionmark.statistics.Distribution;

/**
 * What happened to requests that need no database, sent at a slow fixed rate during the window.
 *
 * @param responseTime their response times in nanoseconds, from the intended start
 * @param sent how many were sent
 * @param failedLivenessProbes how many would have failed as a kubelet-style liveness probe: no
 *     right answer within one second
 */
public record Bystander(Distribution responseTime, long sent, long failedLivenessProbes) {}
