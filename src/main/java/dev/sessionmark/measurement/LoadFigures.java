package dev.sessionmark.measurement;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.sessionmark.statistics.Distribution;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a load met in one window. Times in nanoseconds with three significant digits; they are those
 * of the right answers, late ones included; failures are counted, not timed, because a fast failure
 * would flatter the percentiles.
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
 * @param slices the window second by second, answers by their arrival, the rest by intended start
 * @param bystander requests that need no database
 * @param failures the first few ways in which requests failed, the most frequent first
 */
public record LoadFigures(
        Instant startedAt,
        Duration duration,
        Duration drainTime,
        double offeredRate,
        LoadCounts counts,
        Distribution responseTime,
        Distribution serviceTime,
        Distribution generatorLag,
        List<Slice> slices,
        Bystander bystander,
        List<Failure> failures) {

    /** Nothing was due. */
    public static final LoadFigures NONE =
            new LoadFigures(
                    Instant.EPOCH,
                    Duration.ZERO,
                    Duration.ZERO,
                    0,
                    LoadCounts.NONE,
                    Distribution.EMPTY,
                    Distribution.EMPTY,
                    Distribution.EMPTY,
                    List.of(),
                    Bystander.NONE,
                    List.of());

    @JsonCreator
    public LoadFigures {
        failures = List.copyOf(failures);
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

    /** Length of one of the slices in seconds: one, or what is left of the window for the last. */
    public double seconds(Slice slice) {
        double left = seconds(duration) - slice.startSeconds();
        return left > 0 ? Math.min(1, left) : 1;
    }

    /** Of a window that was measured in pieces, one after the other: their seconds are its own. */
    public static LoadFigures join(List<LoadFigures> pieces) {
        List<Slice> seconds = new ArrayList<>();
        double start = 0;
        for (LoadFigures piece : pieces) {
            for (Slice second : piece.slices) {
                seconds.add(second.from(start + second.startSeconds()));
            }
            start += seconds(piece.duration);
        }
        return merge(pieces, List.copyOf(seconds));
    }

    /** Of several windows together, rates by their lengths. Their seconds are not kept. */
    public static LoadFigures merge(List<LoadFigures> all) {
        return merge(all, List.of());
    }

    private static LoadFigures merge(List<LoadFigures> all, List<Slice> seconds) {
        Duration duration =
                all.stream().map(LoadFigures::duration).reduce(Duration.ZERO, Duration::plus);
        return new LoadFigures(
                all.stream()
                        .map(LoadFigures::startedAt)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                duration,
                all.stream()
                        .map(LoadFigures::drainTime)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                overTime(all, LoadFigures::offeredRate, duration),
                all.stream().map(LoadFigures::counts).reduce(LoadCounts.NONE, LoadCounts::plus),
                merged(all, LoadFigures::responseTime),
                merged(all, LoadFigures::serviceTime),
                merged(all, LoadFigures::generatorLag),
                seconds,
                Bystander.merge(all.stream().map(LoadFigures::bystander).toList()),
                Failure.merge(all.stream().flatMap(one -> one.failures.stream()).toList()));
    }

    private static double overTime(
            List<LoadFigures> all, ToDoubleFunction<LoadFigures> rate, Duration duration) {
        double total =
                all.stream().mapToDouble(f -> rate.applyAsDouble(f) * seconds(f.duration)).sum();
        return total / seconds(duration);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static Distribution merged(
            List<LoadFigures> all, Function<LoadFigures, Distribution> of) {
        return Distribution.merge(all.stream().map(of).toList());
    }
}
