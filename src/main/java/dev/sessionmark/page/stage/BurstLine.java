package dev.sessionmark.page.stage;

import dev.sessionmark.load.EndedRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One request of a burst, in milliseconds since the first was due.
 *
 * @param dueMs its intended start
 * @param sentMs when it was written to its connection; null where it never was
 * @param endedMs when its answer was read; without one, when it was given up
 * @param end what became of it
 */
@RegisterForReflection
@Schema(name = "BurstLine")
public record BurstLine(
        double dueMs,
        @Schema(nullable = true) Double sentMs,
        double endedMs,
        EndedRequest.End end) {

    static BurstLine of(EndedRequest request, long zero) {
        return new BurstLine(
                ms(request.dueAt() - zero),
                request.sentAt().isPresent() ? ms(request.sentAt().getAsLong() - zero) : null,
                ms(request.endedAt() - zero),
                request.end());
    }

    boolean answered() {
        return end == EndedRequest.End.ANSWERED;
    }

    double tookMs() {
        return Math.round((endedMs - dueMs) * 1_000) / 1_000.0;
    }

    /** Microseconds: lines of a burst at once stay apart. */
    static double ms(long nanos) {
        return Math.round(nanos / 1e3) / 1e3;
    }
}
