package dev.sessionmark.experiment;

import java.util.Arrays;
import java.util.List;

/**
 * How fast a queue grows inside an open-model window, seen from outside.
 *
 * <p>Requests that are due in a window are all awaited, so a system that answers them long after
 * the window still answers them rightly: counting answers alone hides overload as long as the queue
 * has room. But every second in which a system carries less than is offered makes the next requests
 * wait longer. If response time grows by {@code g} seconds per second, answers come at {@code 1 /
 * (1 + g)} times the rate at which their requests were due.
 */
public final class QueueGrowth {

    /** Growth below 1 % is what response times do anyway. */
    private static final double NEGLIGIBLE = 0.01;

    private static final int FEWEST_SLICES = 4;
    private static final double NANOS_PER_SECOND = 1e9;

    private QueueGrowth() {}

    /**
     * Seconds of response time gained per second of the window, by the medians of the slices.
     *
     * @param slices of one window of the open model
     * @return 0 when the queue did not grow throughout, or fewer than four slices have answers
     */
    public static double of(List<Slice> slices) {
        double[][] points =
                slices.stream()
                        .filter(slice -> slice.responseTime().getTotalCount() > 0)
                        .map(slice -> new double[] {slice.startSeconds(), medianSeconds(slice)})
                        .toArray(double[][]::new);
        if (points.length < FEWEST_SLICES || medianSlope(points) < NEGLIGIBLE) {
            return 0;
        }
        // A queue that reaches its bound half-way has grown by what lies between both ends.
        return Math.max(0, slope(points[0], points[points.length - 1]));
    }

    private static double medianSeconds(Slice slice) {
        return slice.responseTime().getValueAtPercentile(50) / NANOS_PER_SECOND;
    }

    /** Lower median of the slopes between all pairs: one slow second is no growth. */
    private static double medianSlope(double[][] points) {
        int pairs = points.length * (points.length - 1) / 2;
        double[] slopes = new double[pairs];
        int next = 0;
        for (int i = 0; i < points.length; i++) {
            for (int j = i + 1; j < points.length; j++) {
                slopes[next++] = slope(points[i], points[j]);
            }
        }
        Arrays.sort(slopes);
        return slopes[(pairs - 1) / 2];
    }

    private static double slope(double[] from, double[] to) {
        return (to[1] - from[1]) / (to[0] - from[0]);
    }
}
