package dev.sessionmark.report.json;

import dev.sessionmark.measurement.LoadCounts;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of all requests. */
@RegisterForReflection
public record RequestCounts(
        @Schema(required = true, minimum = "0") long intended,
        @Schema(required = true, minimum = "0") long sent,
        @Schema(
                        description =
                                "Right and timely answers to requests due in the window, those of the"
                                        + " drain included.",
                        required = true,
                        minimum = "0")
                long succeeded,
        @Schema(
                        description = "Right and timely answers that arrived inside the window.",
                        required = true,
                        minimum = "0")
                long achieved,
        @Schema(required = true, minimum = "0") long maxInFlight) {

    static RequestCounts of(LoadCounts counts) {
        return new RequestCounts(
                counts.intended(),
                counts.sent(),
                counts.succeeded(),
                counts.achieved(),
                counts.maxInFlight());
    }
}
