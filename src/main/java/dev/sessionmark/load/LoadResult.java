package dev.sessionmark.load;

import dev.sessionmark.statistics.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A load from its start to the end of its drain. Histograms are in nanoseconds with three
 * significant digits and hold the right answers, late ones included; failures are counted, not
 * timed, because a fast failure would flatter the percentiles.
 *
 * @param startedAt wall-clock start of the window, lead-in not included
 * @param duration length of the window, drain not included
 * @param drainTime from the last moment of issuing to the last answer
 * @param offeredRate arrivals per second the schedule asked for; NaN in the closed model
 * @param counts what became of the requests
 * @param responseTime from the intended start to the answer
 * @param serviceTime from the actual send to the answer
 * @param generatorLag from the intended start to the moment the generator acted on it; waiting for
 *     a busy connection is not part of it, since the server causes that. Empty in the closed model,
 *     where the generator acts in the same breath
 * @param slices the load second by second, answers by their arrival, the rest by intended start
 * @param bystander the bystander's requests, where there was one
 */
public record LoadResult(
        Instant startedAt,
        Duration duration,
        Duration drainTime,
        double offeredRate,
        RequestCounts counts,
        Distribution responseTime,
        Distribution serviceTime,
        Distribution generatorLag,
        List<LoadSlice> slices,
        Optional<BystanderResult> bystander) {

    /** Right and timely answers that arrived inside the window, per second. */
    public double achievedRate() {
        return counts.achieved() / (duration.toNanos() / 1e9);
    }
}
