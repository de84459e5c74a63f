package dev.sessionmark.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Tells when a warm-up has settled. Fed with one point per period; looks at the last few of them.
 *
 * <p>Settled means that throughput and median latency each stay within a band and that neither
 * moves on from the first half of the points to the second, in either direction: falling latency is
 * a compiler still at work, rising latency is a queue still growing. A queue that has reached its
 * bound is steady, however slow: that is what the system does. A system that never settles ends at
 * the caller's bound on the warm-up.
 *
 * <p>The median decides, not p99: a single pause moves p99, while a compiler at work moves
 * everything.
 */
public final class Steadiness {

    /**
     * One period of the warm-up.
     *
     * @param throughput answers per second
     * @param medianNanos median response time in ns; NaN when nothing was answered
     */
    public record Point(double throughput, double medianNanos) {}

    /**
     * When a series counts as settled.
     *
     * @param periodSeconds time from point to point
     * @param minPoints points needed in all. The first seconds look flat too, before the compiler
     *     has collected the calls it needs
     * @param points how many of the last ones are looked at; even, at least 4
     * @param throughputBand widest range of throughput, as a share of the offered rate (of the
     *     median in the closed model)
     * @param latencyBand widest range of the median latency, as a share of its median. Wide, since
     *     neighbours on the machine move it without any trend
     * @param trend largest change from the first half to the second, as a share
     * @param queueGrowth largest change of the median latency from half to half, as a share of the
     *     time between them. A queue that grows by 2 % of the time that passes stands for a system
     *     that carries 2 % less than is offered, however small the growth is against the latency
     *     that it has reached by then
     * @param latencyFloorNanos changes of the median latency below this count as none: near the
     *     resolution of timers and scheduling a share means nothing
     */
    public record Settings(
            double periodSeconds,
            int minPoints,
            int points,
            double throughputBand,
            double latencyBand,
            double trend,
            double queueGrowth,
            double latencyFloorNanos) {

        /**
         * For a point every half second: at least 5 s in all, the last 4 s within 10 % (throughput)
         * and 25 % (latency), with at most 3 % between their halves. A compiler that still gains
         * 1.5 % a second is thus seen, and one that gains less would change the result of a window
         * of a few seconds by less than trials differ anyway.
         */
        public static Settings defaults() {
            return new Settings(0.5, 10, 8, 0.10, 0.25, 0.03, 0.02, 50_000);
        }

        /** Checks the parameters. */
        public Settings {
            if (points < 4 || points % 2 != 0 || minPoints < points || periodSeconds <= 0) {
                throw new IllegalArgumentException(
                        "points must be even, from 4 to minPoints, and the period positive");
            }
        }
    }

    private final Settings settings;
    private final double offeredRate;
    private final Deque<Point> last = new ArrayDeque<>();
    private int seen;

    /**
     * A detector that has seen nothing.
     *
     * @param settings when a series counts as settled
     * @param offeredRate arrivals per second; NaN in the closed model
     */
    public Steadiness(Settings settings, double offeredRate) {
        this.settings = settings;
        this.offeredRate = offeredRate;
    }

    /** Adds the next period and says whether the series has settled with it. */
    public boolean add(Point point) {
        seen++;
        last.addLast(point);
        if (last.size() > settings.points) {
            last.removeFirst();
        }
        return settled();
    }

    /** Whether the last points are steady. */
    public boolean settled() {
        if (seen < settings.minPoints || last.stream().anyMatch(p -> Double.isNaN(p.medianNanos))) {
            return false;
        }
        double[] throughput = series(Point::throughput);
        double scale = Double.isNaN(offeredRate) ? median(throughput) : offeredRate;
        if (scale <= 0) {
            return false;
        }
        double[] latency = series(Point::medianNanos);
        double latencyScale = median(latency);
        double betweenHalvesNanos = settings.points / 2 * settings.periodSeconds * 1e9;
        double latencyTrend =
                Math.min(settings.trend * latencyScale, settings.queueGrowth * betweenHalvesNanos);
        return steady(throughput, settings.throughputBand * scale, settings.trend * scale)
                && steady(
                        latency,
                        Math.max(settings.latencyFloorNanos, settings.latencyBand * latencyScale),
                        Math.max(settings.latencyFloorNanos, latencyTrend));
    }

    /**
     * What decides at this moment, in one sentence: how wide and how far from their first half the
     * last points are, throughput and median latency, as shares of their medians.
     */
    public String because() {
        if (seen < settings.minPoints) {
            return "only %d of the %d points that are needed".formatted(seen, settings.minPoints);
        }
        if (last.stream().anyMatch(p -> Double.isNaN(p.medianNanos))) {
            return "a period without any answer";
        }
        return String.format(
                Locale.ROOT,
                "%s for the last %.1f s: %s; %s",
                settled() ? "steady" : "not steady",
                settings.points * settings.periodSeconds,
                Course.of(series(Point::throughput)).of("throughput"),
                Course.of(series(Point::medianNanos)).of("median latency"));
    }

    /** How wide a series is without the point furthest from its median, and how far it moved. */
    private record Course(double middle, double width, double moved) {

        static Course of(double[] values) {
            double middle = median(values);
            List<Double> kept = new ArrayList<>(Arrays.stream(values).boxed().toList());
            kept.sort((a, b) -> Double.compare(Math.abs(a - middle), Math.abs(b - middle)));
            kept.remove(kept.size() - 1);
            Spread spread = Spread.of(kept.stream().mapToDouble(Double::doubleValue).toArray());
            int half = values.length / 2;
            double moved =
                    median(Arrays.copyOfRange(values, half, values.length))
                            - median(Arrays.copyOfRange(values, 0, half));
            return new Course(middle, spread.max() - spread.min(), moved);
        }

        String of(String what) {
            if (middle == 0) {
                return what + " zero";
            }
            return String.format(
                    Locale.ROOT,
                    "%s within %.1f %%, moved by %+.1f %%",
                    what,
                    100 * width / middle,
                    100 * moved / middle);
        }
    }

    /** The point furthest from the median is left out of the band: one pause is no trend. */
    private static boolean steady(double[] values, double band, double trend) {
        Course course = Course.of(values);
        return course.width <= band && Math.abs(course.moved) <= trend;
    }

    private double[] series(ToDoubleFunction<Point> of) {
        return last.stream().mapToDouble(of).toArray();
    }

    private static double median(double[] values) {
        return Spread.of(values).median();
    }
}
