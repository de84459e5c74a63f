package dev.sessionmark.page;

import dev.sessionmark.verdict.VerdictThresholds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The thresholds that can be drawn as lines or that decide what is called a difference. The reasons
 * stand in {@link VerdictThresholds}.
 *
 * @param loopDelayGoodMs event-loop delay p99 up to which a loop is good
 * @param loopDelayBadMs event-loop delay p99 from which a loop is bad
 * @param bystanderGoodMs response time without a database up to which it is fine
 * @param bystanderBadMs response time without a database from which it suffers
 * @param carriedShareCaution share of the offered load, 0 to 1, below which a queue is forming
 * @param carriedShareBad share of the offered load, 0 to 1, below which a setup is overloaded
 * @param errorShareBad share of failed requests, 0 to 1, that harms
 * @param differenceRatio smallest ratio of two quantiles that is called a difference
 * @param differenceMinMs smallest distance of two quantiles that is called a difference
 */
@RegisterForReflection
@Schema(name = "Thresholds", description = "From where on a figure counts")
public record ThresholdsView(
        @Schema(examples = "10") double loopDelayGoodMs,
        @Schema(examples = "70") double loopDelayBadMs,
        @Schema(examples = "10") double bystanderGoodMs,
        @Schema(examples = "70") double bystanderBadMs,
        @Schema(examples = "0.99") double carriedShareCaution,
        @Schema(examples = "0.98") double carriedShareBad,
        @Schema(examples = "0.01") double errorShareBad,
        @Schema(examples = "1.1") double differenceRatio,
        @Schema(examples = "0.2") double differenceMinMs) {

    static ThresholdsView of(VerdictThresholds thresholds) {
        return new ThresholdsView(
                ms(thresholds.loopDelayGood()),
                ms(thresholds.loopDelayBad()),
                ms(thresholds.bystanderGood()),
                ms(thresholds.bystanderBad()),
                thresholds.carriedShareCaution(),
                thresholds.carriedShareBad(),
                thresholds.errorShareBad(),
                thresholds.differenceRatio(),
                ms(thresholds.differenceMin()));
    }

    private static double ms(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
