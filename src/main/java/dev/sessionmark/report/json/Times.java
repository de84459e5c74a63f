package dev.sessionmark.report.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sessionmark.statistics.Distribution;
import dev.sessionmark.verdict.Phrases;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How long requests took. */
@RegisterForReflection
public record Times(
        @Schema(description = "Requests answered.") long count,
        @Schema(
                        description =
                                "Requests that were never sent or never answered. The quantiles count"
                                        + " them as infinitely late.")
                long notServed,
        @Schema(nullable = true) BigDecimal p50Ms,
        @Schema(nullable = true) BigDecimal p90Ms,
        @Schema(nullable = true) BigDecimal p99Ms,
        @Schema(nullable = true) BigDecimal p999Ms,
        @Schema(nullable = true) BigDecimal maxMs,
        @Schema(
                        description =
                                "For each quantile that is null, why: it falls among the requests that"
                                        + " were not served, or too few samples stand behind it.")
                NullBecause nullBecause) {

    /**
     * @param notServed requests that count as infinitely late
     */
    static Times of(Distribution times, long notServed) {
        double p50 = times.quantileMs(0.5, notServed);
        double p90 = times.quantileMs(0.9, notServed);
        double p99 = times.quantileMs(0.99, notServed);
        double p999 = times.quantileMs(0.999, notServed);
        return new Times(
                times.total(),
                notServed,
                Figures.rounded(p50),
                Figures.rounded(p90),
                Figures.rounded(p99),
                Figures.rounded(p999),
                Figures.rounded(times.maxMs()),
                NullBecause.of(p50, p90, p99, p999));
    }

    /** Why quantiles are null, by their names; the others are left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    public record NullBecause(
            @Schema(enumeration = {"not served", "too few samples"}) String p50Ms,
            @Schema(enumeration = {"not served", "too few samples"}) String p90Ms,
            @Schema(enumeration = {"not served", "too few samples"}) String p99Ms,
            @Schema(enumeration = {"not served", "too few samples"}) String p999Ms) {

        private static final String TOO_FEW = "too few samples";

        static NullBecause of(double p50Ms, double p90Ms, double p99Ms, double p999Ms) {
            return new NullBecause(reason(p50Ms), reason(p90Ms), reason(p99Ms), reason(p999Ms));
        }

        private static String reason(double ms) {
            if (Double.isFinite(ms)) {
                return null;
            }
            return Double.isNaN(ms) ? TOO_FEW : Phrases.NOT_SERVED;
        }
    }
}
