package dev.sessionmark.report.json;

import dev.sessionmark.measurement.LoadCounts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the requests that failed. */
@RegisterForReflection
public record ErrorCounts(
        @Schema(
                        description = "Not sent because too many were in flight.",
                        required = true,
                        minimum = "0")
                long dropped,
        @Schema(description = "Answered later than the time limit.", required = true, minimum = "0")
                long timeouts,
        @Schema(required = true, minimum = "0") long connectFailures,
        @Schema(description = "Status other than 2xx.", required = true, minimum = "0")
                long badStatus,
        @Schema(
                        description = "Status 2xx, body not the expected one.",
                        required = true,
                        minimum = "0")
                long wrongAnswers,
        @Schema(
                        description = "Without an answer at the end of the drain.",
                        required = true,
                        minimum = "0")
                long unfinished) {

    static ErrorCounts of(LoadCounts counts) {
        return new ErrorCounts(
                counts.dropped(),
                counts.timeouts(),
                counts.connectFailures(),
                counts.badStatus(),
                counts.wrongAnswers(),
                counts.unfinished());
    }
}
