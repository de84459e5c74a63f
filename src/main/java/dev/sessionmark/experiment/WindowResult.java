package dev.sessionmark.experiment;

import dev.sessionmark.measurement.CpuUse;
import dev.sessionmark.statistics.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One measurement window: one setup under one condition in one trial. Histograms are in nanoseconds
 * with three significant digits.
 *
 * @param condition what was added to the database
 * @param startedAt wall-clock start of the window
 * @param duration length of the window, drain not included
 * @param offeredRate arrivals per second the schedule asked for (open model); NaN in the closed
 *     model
 * @param counts what became of the requests
 * @param responseTime from the intended start to the answer
 * @param serviceTime from the actual send to the answer
 * @param generatorLag from the intended start to the moment the generator acted on it
 * @param slices the window second by second
 * @param loopDelay delay of a task due at a fixed period on an event loop, of the loop with the
 *     worst p99
 * @param idleLoopDelayNanos p99 of that delay with nothing to do; 0 when unknown
 * @param loopBlocking what the loop threads were blocked in
 * @param bystander requests that need no database
 * @param sessions how the sessions used their connections
 * @param cpu processor time of the system under test during the window
 * @param peakRssBytes peak resident memory of the window; 0 where it cannot be read
 * @param invalidBecause why the window must not be judged; null when it is valid
 */
public record WindowResult(
        Condition condition,
        Instant startedAt,
        Duration duration,
        double offeredRate,
        LoadCounts counts,
        Distribution responseTime,
        Distribution serviceTime,
        Distribution generatorLag,
        List<Slice> slices,
        Distribution loopDelay,
        long idleLoopDelayNanos,
        LoopBlocking loopBlocking,
        Bystander bystander,
        SessionUse sessions,
        CpuUse cpu,
        long peakRssBytes,
        String invalidBecause) {

    /** Whether the window may be judged. */
    public boolean valid() {
        return invalidBecause == null;
    }

    /** Right and timely answers that came inside the window, per second. */
    public double achievedRate() {
        return counts.achievedRate(duration);
    }

    /**
     * A quantile of the response time, in ms, in which requests that were never served count as
     * infinitely late: see {@link Distribution#quantileMs(double, long)}.
     */
    public double responseQuantileMs(double quantile) {
        return responseTime.quantileMs(quantile, counts.notServed());
    }
}
