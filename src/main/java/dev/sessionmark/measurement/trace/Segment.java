package dev.sessionmark.measurement.trace;

import java.util.ArrayList;
import java.util.List;

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
     * The stretches of a request in order, found stamp by stamp. One stamp before another that it
     * should follow ends a stretch where it began: stamps of two threads can lie some microseconds
     * the wrong way round.
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
