package dev.sessionmark.report.json;

import dev.sessionmark.measurement.Failure;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A way in which requests failed, in the words of whoever answered. */
@RegisterForReflection
public record FailureDocument(
        @Schema(
                        description =
                                "Status and what the answer said, or what became of the connection.",
                        required = true)
                String words,
        @Schema(
                        description = "PostgreSQL's code of it; empty where there is none.",
                        required = true)
                String sqlState,
        @Schema(description = "Requests that failed so.", required = true, minimum = "0")
                long count) {

    static FailureDocument of(Failure failure) {
        return new FailureDocument(failure.words(), failure.sqlState(), failure.count());
    }
}
