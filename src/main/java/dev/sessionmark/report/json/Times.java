package dev.sessionmark.report.json;

import dev.sessionmark.statistics.Distribution;
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
}
