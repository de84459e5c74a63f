package dev.sessionmark.verdict;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * From where on a figure counts. The reasons for the defaults stand in {@link VerdictThresholds}.
 */
@ConfigMapping(prefix = "sessionmark.verdict")
public interface VerdictConfig {

    /** Event-loop delay p99 up to which a loop is good. */
    @WithDefault("10ms")
    Duration loopDelayGood();

    /** Event-loop delay p99 from which a loop is bad. */
    @WithDefault("70ms")
    Duration loopDelayBad();

    /** Share of time the loops stand blocked, 0 to 1, from which that alone is a warning. */
    @WithDefault("0.8")
    double blockedShareCaution();

    /** Share of failed requests, 0 to 1, that people notice. */
    @WithDefault("0.001")
    double errorShareCaution();

    /** Share of failed requests, 0 to 1, that harms. */
    @WithDefault("0.01")
    double errorShareBad();

    /** Share of the offered load, 0 to 1, below which a queue is forming. */
    @WithDefault("0.99")
    double carriedShareCaution();

    /** Share of the offered load, 0 to 1, below which a setup is overloaded. */
    @WithDefault("0.98")
    double carriedShareBad();

    /** Response time of requests without a database up to which they are fine. */
    @WithDefault("10ms")
    Duration bystanderGood();

    /** Response time of requests without a database from which they suffer. */
    @WithDefault("70ms")
    Duration bystanderBad();

    /** p99 as a multiple of the best setup's that costs something. */
    @WithDefault("1.5")
    double latencyRatioCaution();

    /** Least p99 above the best setup's that costs something. */
    @WithDefault("1ms")
    Duration latencyExcessCaution();

    /** p99 as a multiple of the best setup's that harms. */
    @WithDefault("5")
    double latencyRatioBad();

    /** Least p99 above the best setup's that harms. */
    @WithDefault("10ms")
    Duration latencyExcessBad();

    /** Smallest ratio of two quantiles that is called a difference. */
    @WithDefault("1.1")
    double differenceRatio();

    /** Smallest distance of two quantiles that is called a difference. */
    @WithDefault("PT0.0002S")
    Duration differenceMin();

    /** Confidence of the interval and of the test against the spread between trials, 0 to 1. */
    @WithDefault("0.95")
    double confidence();

    /** Resamples that make the interval of a difference. */
    @WithDefault("1000")
    int resamples();

    static VerdictThresholds thresholds(VerdictConfig config) {
        return new VerdictThresholds(
                ms(config.loopDelayGood()),
                ms(config.loopDelayBad()),
                config.blockedShareCaution(),
                config.errorShareCaution(),
                config.errorShareBad(),
                config.carriedShareCaution(),
                config.carriedShareBad(),
                ms(config.bystanderGood()),
                ms(config.bystanderBad()),
                config.latencyRatioCaution(),
                ms(config.latencyExcessCaution()),
                config.latencyRatioBad(),
                ms(config.latencyExcessBad()),
                config.differenceRatio(),
                ms(config.differenceMin()),
                config.confidence(),
                config.resamples());
    }

    private static double ms(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
