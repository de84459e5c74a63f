package dev.sessionmark.measurement;

import dev.sessionmark.statistics.Distribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What the event-loop threads of the system under test were seen doing.
 *
 * @param delay delays of a task due at a fixed period, of the loop with the worst p99; empty when
 *     nobody watched
 * @param idleDelayNanos p99 of that delay with nothing to do, in nanoseconds: up to here it is that
 *     of the machine's timers; null where nobody measured it
 * @param maxDelayNanosPerSecond largest delay of any loop in each second of the window
 * @param samples samples of single event-loop threads
 * @param blockedSamples samples that stood outside the selector waiting: socket read, park, sleep
 *     or lock
 * @param culprits the application frames responsible, most frequent first; empty when never blocked
 */
public record LoopFigures(
        Distribution delay,
        Long idleDelayNanos,
        List<Long> maxDelayNanosPerSecond,
        long samples,
        long blockedSamples,
        List<Culprit> culprits) {

    /** Nobody watched. */
    public static final LoopFigures NONE =
            new LoopFigures(Distribution.EMPTY, null, List.of(), 0, 0, List.of());

    /** The same with what was seen of delays. */
    public LoopFigures delayed(
            Distribution seen, Long idleNanos, List<Long> largestNanosPerSecond) {
        return new LoopFigures(
                seen, idleNanos, largestNanosPerSecond, samples, blockedSamples, culprits);
    }

    /** Share of time an event-loop thread stood blocked, 0 to 1; NaN when nobody looked. */
    public double blockedShare() {
        return samples == 0 ? Double.NaN : (double) blockedSamples / samples;
    }

    /** {@link #idleDelayNanos} in milliseconds; NaN where nobody measured it. */
    public double idleDelayMs() {
        return idleDelayNanos == null ? Double.NaN : idleDelayNanos / 1e6;
    }

    /** The largest delay of a second of the window in milliseconds; 0 when nobody watched. */
    public double maxDelayMs(int second) {
        return second < maxDelayNanosPerSecond.size()
                ? maxDelayNanosPerSecond.get(second) / 1e6
                : 0;
    }

    /**
     * Of several windows: delays and samples together, the smallest delay of an idle loop, the
     * largest delay second by second.
     */
    public static LoopFigures merge(List<LoopFigures> all) {
        return merge(all, largest(all));
    }

    /**
     * Of a window that was measured in pieces, one after the other: their seconds are its own.
     *
     * @param seconds how many each piece has; what ran longer belongs to the last of them
     */
    static LoopFigures join(List<LoopFigures> pieces, List<Integer> seconds) {
        List<Long> largest = new ArrayList<>();
        for (int piece = 0; piece < pieces.size(); piece++) {
            List<Long> own = pieces.get(piece).maxDelayNanosPerSecond;
            int last = seconds.get(piece) - 1;
            for (int second = 0; second <= last; second++) {
                int from = Math.min(second, own.size());
                List<Long> part =
                        own.subList(
                                from, second == last ? own.size() : Math.min(from + 1, own.size()));
                largest.add(part.stream().max(Comparator.naturalOrder()).orElse(0L));
            }
        }
        return merge(pieces, List.copyOf(largest));
    }

    private static List<Long> largest(List<LoopFigures> all) {
        int seconds = all.stream().mapToInt(f -> f.maxDelayNanosPerSecond.size()).max().orElse(0);
        return IntStream.range(0, seconds)
                .mapToObj(
                        second ->
                                all.stream()
                                        .filter(f -> second < f.maxDelayNanosPerSecond.size())
                                        .map(f -> f.maxDelayNanosPerSecond.get(second))
                                        .max(Comparator.naturalOrder())
                                        .orElseThrow())
                .toList();
    }

    private static LoopFigures merge(List<LoopFigures> all, List<Long> largest) {
        return new LoopFigures(
                Distribution.merge(all.stream().map(LoopFigures::delay).toList()),
                all.stream()
                        .map(LoopFigures::idleDelayNanos)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                largest,
                all.stream().mapToLong(LoopFigures::samples).sum(),
                all.stream().mapToLong(LoopFigures::blockedSamples).sum(),
                culprits(all));
    }

    private static List<Culprit> culprits(List<LoopFigures> all) {
        double samples = all.stream().mapToLong(LoopFigures::samples).sum();
        Map<String, Double> samplesByFrame = new LinkedHashMap<>();
        for (LoopFigures figures : all) {
            for (Culprit culprit : figures.culprits) {
                samplesByFrame.merge(
                        culprit.frame(), culprit.share() * figures.samples, Double::sum);
            }
        }
        return samplesByFrame.entrySet().stream()
                .map(frame -> new Culprit(frame.getKey(), frame.getValue() / samples))
                .sorted(Comparator.comparingDouble(Culprit::share).reversed())
                .toList();
    }
}
