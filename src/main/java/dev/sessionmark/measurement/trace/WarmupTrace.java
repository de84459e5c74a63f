package dev.sessionmark.measurement.trace;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * How the warm-up of a trial went, twice a second.
 *
 * @param points in order; the first {@link #MOST_POINTS} of them
 * @param steadyAtSeconds from its start to the moment it was called steady; null when it never was
 * @param because why it was called steady, or why not, in one sentence; null where nobody knows
 */
@RegisterForReflection
public record WarmupTrace(List<Point> points, Double steadyAtSeconds, String because) {

    /** Ten minutes of points: what a warm-up longer than that does is known by then. */
    public static final int MOST_POINTS = 1_200;

    /** Of a trial that was stored before this was kept. */
    public static final WarmupTrace NONE = new WarmupTrace(List.of(), null, null);

    /**
     * What happened since the point before.
     *
     * @param atSeconds from the start of the warm-up to the end of this stretch
     * @param rate right answers in time per second
     * @param medianNanos median response time; NaN without answers
     */
    @RegisterForReflection
    public record Point(double atSeconds, double rate, double medianNanos) {}
}
