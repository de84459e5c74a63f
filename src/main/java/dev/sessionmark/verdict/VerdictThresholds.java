package dev.sessionmark.verdict;

import dev.sessionmark.statistics.TwoLevelBootstrap;
import java.time.Duration;

/**
 * From where on a figure counts, each with its reason. Shares are between 0 and 1.
 *
 * @param loopDelayGood event-loop delay p99 up to which a loop is good. 10 ms: a page that makes
 *     ten requests in a row stays within the 100 ms that people take for immediate
 * @param loopDelayBad event-loop delay p99 from which a loop is bad. 70 ms: the lag at which
 *     toobusy-js starts to refuse requests by default
 * @param blockedShareCaution share of time the loops stand blocked from which that alone is worth a
 *     warning. 80 %: a quarter more load saturates them, and queues get long before. Below it,
 *     blocking explains harm but is none: a blocking setup that delays nobody is OK
 * @param errorShareCaution share of failed requests that people notice. 0.1 %: the usual error
 *     budget of a service that promises three nines
 * @param errorShareBad share of failed requests that harms. 1 %: ten times that budget
 * @param carriedShareCaution share of the offered load below which a queue is forming. 99 %
 * @param carriedShareBad share of the offered load below which a setup is overloaded. 98 %: what
 *     the generator itself may deviate; the missing 2 % are a queue that grows without end
 * @param bystanderGood response time of requests without a database up to which they are fine. As
 *     for the loop that serves them
 * @param bystanderBad response time of requests without a database from which they suffer. As for
 *     the loop that serves them
 * @param latencyRatioCaution p99 as a multiple of the best setup's that costs something. 1.5:
 *     beyond what a different machine or release changes anyway
 * @param latencyExcessCaution least p99 above the best setup's that costs something. 1 ms: less is
 *     lost between any two services
 * @param latencyRatioBad p99 as a multiple of the best setup's that harms. 5: no tuning makes up
 *     for that
 * @param latencyExcessBad least p99 above the best setup's that harms. 10 ms: ten requests in a row
 *     then take 100 ms longer, which people see
 * @param differenceRatio smallest ratio of two quantiles that is called a difference. 1.1: A/A runs
 *     on a quiet machine differ by nearly as much
 * @param differenceMin smallest distance of two quantiles that is called a difference. 0.2 ms: near
 *     the resolution of timers and scheduling
 * @param confidence of the interval and of the test against the spread between trials. 95 %, the
 *     usual one
 * @param resamples that make the interval. 1,000: its ends then move by little from seed to seed
 */
public record VerdictThresholds(
        Duration loopDelayGood,
        Duration loopDelayBad,
        double blockedShareCaution,
        double errorShareCaution,
        double errorShareBad,
        double carriedShareCaution,
        double carriedShareBad,
        Duration bystanderGood,
        Duration bystanderBad,
        double latencyRatioCaution,
        Duration latencyExcessCaution,
        double latencyRatioBad,
        Duration latencyExcessBad,
        double differenceRatio,
        Duration differenceMin,
        double confidence,
        int resamples) {

    /** The thresholds with the figures named above. */
    public static VerdictThresholds defaults() {
        return new VerdictThresholds(
                Duration.ofMillis(10),
                Duration.ofMillis(70),
                0.8,
                0.001,
                0.01,
                0.99,
                0.98,
                Duration.ofMillis(10),
                Duration.ofMillis(70),
                1.5,
                Duration.ofMillis(1),
                5,
                Duration.ofMillis(10),
                1.1,
                Duration.ofNanos(200_000),
                0.95,
                1_000);
    }

    /**
     * Checks that every bad threshold lies beyond its good one.
     *
     * @throws IllegalArgumentException when one does not, naming it
     */
    public VerdictThresholds {
        check(loopDelayGood.compareTo(loopDelayBad) <= 0, "loop-delay-good over loop-delay-bad");
        check(bystanderGood.compareTo(bystanderBad) <= 0, "bystander-good over bystander-bad");
        check(errorShareCaution <= errorShareBad, "error-share-caution over error-share-bad");
        check(
                carriedShareBad <= carriedShareCaution && carriedShareCaution <= 1,
                "carried-share-bad over carried-share-caution, or that over 1");
        check(
                latencyRatioCaution <= latencyRatioBad,
                "latency-ratio-caution over latency-ratio-bad");
        check(
                latencyExcessCaution.compareTo(latencyExcessBad) <= 0,
                "latency-excess-caution over latency-excess-bad");
        check(differenceRatio >= 1 && latencyRatioCaution >= 1, "a ratio under 1");
        check(confidence > 0 && confidence < 1, "confidence not between 0 and 1");
        check(resamples >= 100, "fewer than 100 resamples");
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
                        differenceRatio,
                        differenceMin.toNanos(),
                        seed,
                        rounds));
    }

    private static void check(boolean holds, String wrong) {
        if (!holds) {
            throw new IllegalArgumentException("sessionmark.verdict: " + wrong);
        }
    }
}
