package dev.sessionmark.measurement.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How long each phase took, in nanoseconds: of one request, or on average of several. Found stamp
 * by stamp, so that their sum is the response time where the stamps are in order, and is not where
 * two clocks disagree.
 */
public final class Phases {

    private final double[] nanos;

    private Phases(double[] nanos) {
        this.nanos = nanos;
    }

    /**
     * Of one request.
     *
     * @param dbLatencyNanos what the condition adds to each statement
     */
    public static Phases of(RequestTrace request, long dbLatencyNanos) {
        double[] nanos = new double[Phase.values().length];
        for (Segment segment : Segment.of(request)) {
            long added =
                    segment.phase() == Phase.DATABASE
                            ? Math.min(segment.nanos(), dbLatencyNanos)
                            : 0;
            nanos[Phase.DB_LATENCY.ordinal()] += added;
            nanos[segment.phase().ordinal()] += segment.nanos() - added;
        }
        return new Phases(nanos);
    }

    /** The average of several; all zero for none. */
    public static Phases mean(List<Phases> all) {
        double[] mean = new double[Phase.values().length];
        for (Phases phases : all) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += phases.nanos[i] / all.size();
            }
        }
        return new Phases(mean);
    }

    /** How long a phase took, in nanoseconds. */
    public double nanos(Phase phase) {
        return nanos[phase.ordinal()];
    }

    /** All phases together, in nanoseconds. */
    public double sumNanos() {
        return Arrays.stream(nanos).sum();
    }

    /** A phase as a share of all of them, 0 to 1; 0 when all are zero. */
    public double share(Phase phase) {
        double sum = sumNanos();
        return sum == 0 ? 0 : nanos(phase) / sum;
    }

    /** The phase that took longest: the bottleneck. */
    public Phase largest() {
        return largestFirst().getFirst();
    }

    /** All phases, the longest first. */
    public List<Phase> largestFirst() {
        return Arrays.stream(Phase.values())
                .sorted(Comparator.comparingDouble(this::nanos).reversed())
                .toList();
    }

    /**
     * A stretch of one request that was spent in one phase, in nanoseconds from the start of the
     * window.
     *
     * @param phase which; a statement is {@link Phase#DATABASE} with its added round trip in it
     * @param begin its begin
     * @param end its end, not before its begin
     */
    public record Segment(Phase phase, long begin, long end) {

        /** How long it was. */
        public long nanos() {
            return end - begin;
        }

        /**
         * The stretches of a request in order, found stamp by stamp. One stamp before another that
         * it should follow ends a stretch where it began: stamps of two threads can lie some
         * microseconds the wrong way round.
         */
        public static List<Segment> of(RequestTrace request) {
            List<Segment> all = new ArrayList<>();
            add(all, Phase.QUEUE, request.dueAt(), request.sentAt());
            if (!request.seenInside()) {
                add(all, Phase.SERVICE, request.sentAt(), request.readAt());
                return all;
            }
            add(all, Phase.ARRIVAL, request.sentAt(), request.receivedAt());
            add(all, Phase.HAND_OVER, request.receivedAt(), request.handlerAt());
            long now = request.handlerAt();
            Phase phase = Phase.APPLICATION;
            for (Step step : request.steps()) {
                // What comes after the answer delayed nobody.
                long at = Math.min(step.at(), Math.max(now, request.writtenAt()));
                add(all, phase, now, at);
                now = Math.max(now, at);
                phase = after(step.kind());
            }
            add(all, phase, now, request.writtenAt());
            now = Math.max(now, request.writtenAt());
            add(all, Phase.RETURN, now, request.readAt());
            return all;
        }

        private static void add(List<Segment> all, Phase phase, long begin, long end) {
            if (end > begin) {
                all.add(new Segment(phase, begin, end));
            }
        }

        private static Phase after(Step.Kind kind) {
            return switch (kind) {
                case ASKED -> Phase.POOL;
                case GOT, ANSWERED -> Phase.SESSION;
                case SENT -> Phase.DATABASE;
                case CLOSED -> Phase.APPLICATION;
            };
        }
    }
}
