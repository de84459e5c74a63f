package dev.sessionmark.experiment;

import dev.sessionmark.measurement.Condition;

/**
 * How a load goes just now: what came in about the last second. For people who watch; results come
 * from windows.
 *
 * @param trial its number; 0 while preparing
 * @param setup id of the setup under load
 * @param condition under which
 * @param phase what the load is for
 * @param elapsedSeconds since the load began; in a window since that began, negative in its lead-in
 * @param throughput right answers per second, late ones included
 * @param failures requests per second that failed, whatever the reason
 * @param answers right answers behind throughput and quantiles
 * @param p50Ms median response time in ms; NaN where fewer answers came than a result needs for it
 * @param p90Ms its 90th percentile, likewise
 * @param p99Ms its 99th percentile, likewise
 * @param inFlight requests sent or queued
 */
public record LiveFigures(
        int trial,
        String setup,
        Condition condition,
        LivePhase phase,
        double elapsedSeconds,
        double throughput,
        double failures,
        long answers,
        double p50Ms,
        double p90Ms,
        double p99Ms,
        int inFlight) {}
