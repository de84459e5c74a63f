package dev.sessionmark.verdict;

import dev.sessionmark.statistics.TwoLevelBootstrap;
import java.time.Duration;

/**
 * From where on a figure counts, each with its reason. Shares are between 0 and 1.
 *
 * @param loopDelay event-loop delay p99. 10 ms is good: a page that makes ten requests in a row
 *     stays within the 100 ms that people take for immediate. 70 ms is bad: the lag at which
 *     toobusy-js starts to refuse requests by default
 * @param bystander response time of requests without a database. As for the loop that serves them
 * @param blockedShareCaution share of time the loops stand blocked from which that alone is worth a
 *     warning. 80 %: a quarter more load saturates them, and queues get long before. Below it,
 *     blocking explains harm but is none: a blocking setup that delays nobody is OK
 * @param errorShare share of failed requests. 0.1 % people notice: the usual error budget of a
 *     service that promises three nines. 1 % harms: ten times that budget
 * @param carriedShare share of the offered load. Below 99 % a queue is forming. Below 98 % a setup
 *     is overloaded: what the generator itself may deviate; the missing 2 % are a queue that grows
 *     without end
 * @param latencyCaution how far above the best setup's a p99 costs something. 1.5 times: beyond
 *     what a different machine or release changes anyway; and 1 ms: less is lost between any two
 *     services
 * @param latencyBad how far above the best setup's a p99 harms. 5 times: no tuning makes up for
 *     that; and 10 ms: ten requests in a row then take 100 ms longer, which people see
 * @param difference which two quantiles are called different. 1.1 times: A/A runs on a quiet
 *     machine differ by nearly as much; and 0.2 ms: near the resolution of timers and scheduling
 * @param confidence of the interval and of the test against the spread between trials. 95 %, the
 *     usual one
 * @param resamples that make the interval. 1,000: its ends then move by little from seed to seed
 */
public record VerdictThresholds(
        Times loopDelay,
        Times bystander,
        double blockedShareCaution,
        Shares errorShare,
        Shares carriedShare,
        Excess latencyCaution,
        Excess latencyBad,
        Excess difference,
        double confidence,
        int resamples) {

    /**
     * Two times.
     *
     * @param good up to which all is well
     * @param bad from which it is not
     */
    public record Times(Duration good, Duration bad) {}

    /**
     * Two shares.
     *
     * @param caution beyond which something begins to be wrong
     * @param bad beyond which it is
     */
    public record Shares(double caution, double bad) {}

    /**
     * How far two figures are apart: both have to be exceeded.
     *
     * @param ratio of the larger figure to the smaller one
     * @param min least distance of the two
     */
    public record Excess(double ratio, Duration min) {}

    /** The thresholds with the figures named above. */
    public static VerdictThresholds defaults() {
        Times tenth = new Times(Duration.ofMillis(10), Duration.ofMillis(70));
        return new VerdictThresholds(
                tenth,
                tenth,
                0.8,
                new Shares(0.001, 0.01),
                new Shares(0.99, 0.98),
                new Excess(1.5, Duration.ofMillis(1)),
                new Excess(5, Duration.ofMillis(10)),
                new Excess(1.1, Duration.ofNanos(200_000)),
                0.95,
                1_000);
    }

    /**
     * Checks that every bad threshold lies beyond its good one.
     *
     * @throws IllegalArgumentException when one does not, naming it
     */
    public VerdictThresholds {
        check(loopDelay.good.compareTo(loopDelay.bad) <= 0, "loop-delay-good over loop-delay-bad");
        check(bystander.good.compareTo(bystander.bad) <= 0, "bystander-good over bystander-bad");
        check(errorShare.caution <= errorShare.bad, "error-share-caution over error-share-bad");
        check(
                carriedShare.bad <= carriedShare.caution && carriedShare.caution <= 1,
                "carried-share-bad over carried-share-caution, or that over 1");
        check(
                latencyCaution.ratio <= latencyBad.ratio,
                "latency-ratio-caution over latency-ratio-bad");
        check(
                latencyCaution.min.compareTo(latencyBad.min) <= 0,
                "latency-excess-caution over latency-excess-bad");
        check(difference.ratio >= 1 && latencyCaution.ratio >= 1, "a ratio under 1");
        check(confidence > 0 && confidence < 1, "confidence not between 0 and 1");
        check(resamples >= 100, "fewer than 100 resamples");
    }

    /** The same with another confidence. */
    VerdictThresholds withConfidence(double other) {
        return new VerdictThresholds(
                loopDelay,
                bystander,
                blockedShareCaution,
                errorShare,
                carriedShare,
                latencyCaution,
                latencyBad,
                difference,
                other,
                resamples);
    }

    /**
     * The test for differences that these thresholds ask for.
     *
     * @param quantile which is compared, 0 to 1
     * @param seed of the resampling
     * @param rounds whether the arms took turns
     */
    public TwoLevelBootstrap bootstrap(double quantile, long seed, boolean rounds) {
        return new TwoLevelBootstrap(
                new TwoLevelBootstrap.Settings(
                        quantile,
                        resamples,
                        confidence,
                        difference.ratio,
                        difference.min.toNanos(),
                        seed,
                        rounds));
    }

    private static void check(boolean holds, String wrong) {
        if (!holds) {
            throw new IllegalArgumentException("sessionmark.verdict: " + wrong);
        }
    }
}
