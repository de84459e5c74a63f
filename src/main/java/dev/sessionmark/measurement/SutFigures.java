package dev.sessionmark.measurement;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the system under test looked like from inside in one window. A target that nobody can look
 * into has {@link #NONE}: unknown, not zero.
 *
 * @param loops what its event loops did
 * @param sessions how its database sessions used their connections
 * @param cpu processor time of the process
 * @param throttledSeconds how long a CPU quota withheld the processor, summed over the processors;
 *     NaN when unknown
 * @param peakRssBytes peak resident memory; null where it cannot be read
 */
public record SutFigures(
        LoopFigures loops,
        SessionFigures sessions,
        CpuUse cpu,
        double throttledSeconds,
        Long peakRssBytes) {

    /** Nobody looked. */
    public static final SutFigures NONE =
            new SutFigures(LoopFigures.NONE, SessionFigures.NONE, CpuUse.UNKNOWN, Double.NaN, null);

    /** The same with other figures of its sessions. */
    public SutFigures with(SessionFigures others) {
        return new SutFigures(loops, others, cpu, throttledSeconds, peakRssBytes);
    }

    /** Of several windows together; of memory the largest peak. */
    public static SutFigures merge(List<SutFigures> all) {
        return new SutFigures(
                LoopFigures.merge(of(all, SutFigures::loops)),
                SessionFigures.merge(of(all, SutFigures::sessions)),
                all.stream().map(SutFigures::cpu).reduce(CpuUse::plus).orElse(CpuUse.NONE),
                throttled(all),
                all.stream()
                        .map(SutFigures::peakRssBytes)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /**
     * Of a window that was measured in pieces, one after the other.
     *
     * @param loads of the same pieces
     */
    public static SutFigures join(List<SutFigures> pieces, List<LoadFigures> loads) {
        SutFigures merged = merge(pieces);
        return new SutFigures(
                LoopFigures.join(
                        of(pieces, SutFigures::loops),
                        loads.stream().map(load -> load.slices().size()).toList()),
                merged.sessions,
                merged.cpu,
                merged.throttledSeconds,
                merged.peakRssBytes);
    }

    private static double throttled(List<SutFigures> all) {
        double[] known =
                all.stream()
                        .mapToDouble(SutFigures::throttledSeconds)
                        .filter(seconds -> !Double.isNaN(seconds))
                        .toArray();
        return known.length == 0 ? Double.NaN : Arrays.stream(known).sum();
    }

    private static <T> List<T> of(List<SutFigures> all, Function<SutFigures, T> part) {
        return all.stream().map(part).toList();
    }
}
