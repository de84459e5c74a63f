package dev.sessionmark.report.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sessionmark.verdict.Phrases;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
