package dev.sessionmark.report.json;

import dev.sessionmark.measurement.Bystander;
import dev.sessionmark.statistics.Distribution;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How requests fared that need no database. */
@RegisterForReflection
public record Bystanders(
        @Schema(
                        description =
                                "Requests without a database that were sent during the window.",
                        required = true,
                        minimum = "0")
                long count,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal p50Ms,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal p90Ms,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal p99Ms,
        @Schema(required = true, nullable = true, minimum = "0") BigDecimal maxMs,
        @Schema(
                        description = "How many of them had no right answer within one second.",
                        required = true,
                        minimum = "0")
                long failedLivenessProbes) {

    static Bystanders of(Bystander bystander) {
        Distribution times = bystander.responseTime();
        return new Bystanders(
                bystander.sent(),
                Figures.rounded(times.quantileMs(0.5)),
                Figures.rounded(times.quantileMs(0.9)),
                Figures.p99(times),
                Figures.rounded(times.maxMs()),
                bystander.failedLivenessProbes());
    }
}
