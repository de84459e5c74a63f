package dev.sessionmark.measurement;

import dev.sessionmark.statistics.Distribution;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * How the database sessions of one window used their connections. All times in nanoseconds,
 * measured with one clock for blocking and reactive pools.
 *
 * @param waitTime from asking for a connection to having it
 * @param holdTime from having a connection to giving it back
 * @param databaseTime per session, the sum of the times from sending a statement (begin and commit
 *     included) to its result
 * @param maxUsed most connections in use at once; like the next two null where nobody counted
 * @param refused sessions that got no connection
 * @param leftOpen connections still in use after the drain, though no request was
 * @param crossLoopShare share of statements executed on a connection that belongs to another event
 *     loop than the request, 0 to 1; NaN where the setup has no such connections
 * @param inUse connections in use, as seen now and then
 */
public record SessionFigures(
        Distribution waitTime,
        Distribution holdTime,
        Distribution databaseTime,
        Long maxUsed,
        Long refused,
        Long leftOpen,
        double crossLoopShare,
        InUse inUse) {

    /** Nobody watched. */
    public static final SessionFigures NONE =
            new SessionFigures(
                    Distribution.EMPTY,
                    Distribution.EMPTY,
                    Distribution.EMPTY,
                    null,
                    null,
                    null,
                    Double.NaN,
                    InUse.NONE);

    /** What was stored before has nobody who looked. */
    public SessionFigures {
        inUse = inUse == null ? InUse.NONE : inUse;
    }

    /** Database time divided by hold time, 0 to 1; NaN without sessions. */
    public double holdEfficiency() {
        double held = holdTime.sumNanos();
        double database = databaseTime.sumNanos();
        return held > 0 ? Math.min(1, database / held) : Double.NaN;
    }

    /** The same, once the load is over and connections could be counted. */
    public SessionFigures leaving(Long open) {
        return new SessionFigures(
                waitTime, holdTime, databaseTime, maxUsed, refused, open, crossLoopShare, inUse);
    }

    /** Of several windows together; the share by their sessions. */
    public static SessionFigures merge(List<SessionFigures> all) {
        List<SessionFigures> known =
                all.stream().filter(figures -> !Double.isNaN(figures.crossLoopShare)).toList();
        double sessions = known.stream().mapToLong(figures -> figures.holdTime.total()).sum();
        double crossLoop =
                known.stream()
                        .mapToDouble(figures -> figures.crossLoopShare * figures.holdTime.total())
                        .sum();
        return new SessionFigures(
                Distribution.merge(all.stream().map(SessionFigures::waitTime).toList()),
                Distribution.merge(all.stream().map(SessionFigures::holdTime).toList()),
                Distribution.merge(all.stream().map(SessionFigures::databaseTime).toList()),
                together(all, SessionFigures::maxUsed, Math::max),
                together(all, SessionFigures::refused, Long::sum),
                together(all, SessionFigures::leftOpen, Long::sum),
                sessions == 0 ? Double.NaN : crossLoop / sessions,
                all.stream().map(SessionFigures::inUse).reduce(InUse.NONE, InUse::plus));
    }

    private static Long together(
            List<SessionFigures> all,
            Function<SessionFigures, Long> count,
            BinaryOperator<Long> merge) {
        return all.stream().map(count).filter(Objects::nonNull).reduce(merge).orElse(null);
    }
}
