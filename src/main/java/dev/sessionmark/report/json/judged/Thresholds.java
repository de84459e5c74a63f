package dev.sessionmark.report.json.judged;

import dev.sessionmark.verdict.VerdictThresholds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** From where on a figure counts. The reasons stand in {@link VerdictThresholds}. */
@RegisterForReflection
@Schema(description = "From where on a figure counts.")
public record Thresholds(
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

    /** The thresholds, durations in ms. */
    public static Thresholds of(VerdictThresholds thresholds) {
        return new Thresholds(
                ms(thresholds.loopDelay().good()),
                ms(thresholds.loopDelay().bad()),
                thresholds.blockedShareCaution(),
                thresholds.errorShare().caution(),
                thresholds.errorShare().bad(),
                thresholds.carriedShare().caution(),
                thresholds.carriedShare().bad(),
                ms(thresholds.bystander().good()),
                ms(thresholds.bystander().bad()),
                thresholds.latencyCaution().ratio(),
                ms(thresholds.latencyCaution().min()),
                thresholds.latencyBad().ratio(),
                ms(thresholds.latencyBad().min()),
                thresholds.difference().ratio(),
                ms(thresholds.difference().min()),
                thresholds.confidence(),
                thresholds.resamples());
    }

    private static double ms(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
