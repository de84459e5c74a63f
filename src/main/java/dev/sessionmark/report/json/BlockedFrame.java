package dev.sessionmark.report.json;

import dev.sessionmark.measurement.Culprit;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What event loops were blocked in. */
@RegisterForReflection
public record BlockedFrame(
        @Schema(description = "Class.method(File.java:line)", required = true) String frame,
        @Schema(
                        description = "Share of all samples.",
                        required = true,
                        nullable = true,
                        minimum = "0",
                        maximum = "1")
                BigDecimal share) {

    static BlockedFrame of(Culprit culprit) {
        return new BlockedFrame(culprit.frame(), Figures.rounded(culprit.share()));
    }
}
