package dev.sessionmark.verdict;

import dev.sessionmark.statistics.TwoLevelBootstrap;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * From where on a figure counts, each with its reason. Shares are between 0 and 1.
 *
 * @param loopDelayGoodMs a page that makes ten requests in a row stays within the 100 ms that
 *     people take for immediate
 * @param loopDelayBadMs the lag at which toobusy-js starts to refuse requests by default
 * @param blockedShareCaution 80 %: a quarter more load saturates them, and queues get long before.
 *     Below it, blocking explains harm but is none: a blocking setup that delays nobody is OK
 * @param errorShareCaution 0.1 %: the usual error budget of a service that promises three nines
 * @param errorShareBad 1 %: ten times that budget
 * @param carriedShareCaution 99 %: below it a queue is forming
 * @param carriedShareBad 98 %: what the generator itself may deviate; the missing 2 % are a queue
 *     that grows without end
 * @param bystanderGoodMs as for the loop that serves them
 * @param bystanderBadMs likewise
 * @param latencyRatioCaution 1.5 times: beyond what a different machine or release changes anyway
 * @param latencyExcessCautionMs 1 ms: less is lost between any two services
 * @param latencyRatioBad 5 times: no tuning makes up for that
 * @param latencyExcessBadMs 10 ms: ten requests in a row then take 100 ms longer, which people see
 * @param differenceRatio 1.1 times: A/A runs on a quiet machine differ by nearly as much
 * @param differenceMinMs 0.2 ms: near the resolution of timers and scheduling
 * @param confidence 95 %, the usual one; also of the test against the spread between trials
 * @param resamples 1,000: the ends of the interval then move by little from seed to seed
 */
@RegisterForReflection
@Schema(name = "Thresholds", description = "From where on a figure counts.")
public record VerdictThresholds(
        @Schema(description = "Event-loop delay p99 up to which a loop is good.", examples = "10")
                double loopDelayGoodMs,
        @Schema(description = "Event-loop delay p99 from which a loop is bad.", examples = "70")
                double loopDelayBadMs,
        @Schema(
                        description = "Share of time the loops stand blocked that is a warning.",
                        examples = "0.8")
                double blockedShareCaution,
        @Schema(description = "Share of failed requests that people notice.", examples = "0.001")
                double errorShareCaution,
        @Schema(description = "Share of failed requests that harms.", examples = "0.01")
                double errorShareBad,
        @Schema(
                        description = "Share of the offered load below which a queue is forming.",
                        examples = "0.99")
                double carriedShareCaution,
        @Schema(
                        description =
                                "Share of the offered load below which a setup is overloaded.",
                        examples = "0.98")
                double carriedShareBad,
        @Schema(
                        description = "Response time without a database up to which it is fine.",
                        examples = "10")
                double bystanderGoodMs,
        @Schema(
                        description = "Response time without a database from which it suffers.",
                        examples = "70")
                double bystanderBadMs,
        @Schema(
                        description = "p99 as a multiple of the best setup's that costs something.",
                        examples = "1.5")
                double latencyRatioCaution,
        @Schema(
                        description = "Least p99 above the best setup's that costs something.",
                        examples = "1")
                double latencyExcessCautionMs,
        @Schema(description = "p99 as a multiple of the best setup's that harms.", examples = "5")
                double latencyRatioBad,
        @Schema(description = "Least p99 above the best setup's that harms.", examples = "10")
                double latencyExcessBadMs,
        @Schema(
                        description =
                                "Smallest ratio of two quantiles that is called a difference.",
                        examples = "1.1")
                double differenceRatio,
        @Schema(
                        description =
                                "Smallest distance of two quantiles that is called a difference.",
                        examples = "0.2")
                double differenceMinMs,
        @Schema(description = "Confidence of the interval of a ratio.", examples = "0.95")
                double confidence,
        @Schema(description = "Resamples that make the interval.", examples = "1000")
                int resamples) {

    /**
     * How far two figures are apart: both have to be exceeded.
     *
     * @param ratio of the larger figure to the smaller one
     * @param min least distance of the two
     */
    public record Excess(double ratio, Duration min) {

        private Excess(double ratio, double minMs) {
            this(ratio, Duration.ofNanos(Math.round(minMs * 1e6)));
        }
    }

    /** The thresholds with the figures named above. */
    public static VerdictThresholds defaults() {
        return new VerdictThresholds(
                10, 70, 0.8, 0.001, 0.01, 0.99, 0.98, 10, 70, 1.5, 1, 5, 10, 1.1, 0.2, 0.95, 1_000);
    }

    /**
     * Checks that every bad threshold lies beyond its good one.
     *
     * @throws IllegalArgumentException when one does not, naming it
     */
    public VerdictThresholds {
        check(loopDelayGoodMs <= loopDelayBadMs, "loop-delay-good over loop-delay-bad");
        check(bystanderGoodMs <= bystanderBadMs, "bystander-good over bystander-bad");
        check(errorShareCaution <= errorShareBad, "error-share-caution over error-share-bad");
        check(
                carriedShareBad <= carriedShareCaution && carriedShareCaution <= 1,
                "carried-share-bad over carried-share-caution, or that over 1");
        check(
                latencyRatioCaution <= latencyRatioBad,
                "latency-ratio-caution over latency-ratio-bad");
        check(
                latencyExcessCautionMs <= latencyExcessBadMs,
                "latency-excess-caution over latency-excess-bad");
        check(differenceRatio >= 1 && latencyRatioCaution >= 1, "a ratio under 1");
        check(confidence > 0 && confidence < 1, "confidence not between 0 and 1");
        check(resamples >= 100, "fewer than 100 resamples");
    }

    /** The same with another confidence. */
    VerdictThresholds withConfidence(double other) {
        return new VerdictThresholds(
                loopDelayGoodMs,
                loopDelayBadMs,
                blockedShareCaution,
                errorShareCaution,
                errorShareBad,
                carriedShareCaution,
                carriedShareBad,
                bystanderGoodMs,
                bystanderBadMs,
                latencyRatioCaution,
                latencyExcessCautionMs,
                latencyRatioBad,
                latencyExcessBadMs,
                differenceRatio,
                differenceMinMs,
                other,
                resamples);
    }

    /** How far above the best setup's a p99 costs something. */
    public Excess latencyCaution() {
        return new Excess(latencyRatioCaution, latencyExcessCautionMs);
    }

    /** How far above the best setup's a p99 harms. */
    Excess latencyBad() {
        return new Excess(latencyRatioBad, latencyExcessBadMs);
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
                        Math.round(differenceMinMs * 1e6),
                        seed,
                        rounds));
    }

    private static void check(boolean holds, String wrong) {
        if (!holds) {
            throw new IllegalArgumentException("sessionmark.verdict: " + wrong);
        }
    }
}
