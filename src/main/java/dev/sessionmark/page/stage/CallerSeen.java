package dev.sessionmark.page.stage;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How it goes for one who asks again and again on a connection of their own.
 *
 * @param served requests answered as they should be
 * @param failed requests that were not
 * @param lastMs how long the last answer took; null before the first
 * @param waitingMs how long the request under way has waited; null when none is
 */
@RegisterForReflection
@Schema(name = "StageCaller")
public record CallerSeen(long served, long failed, Double lastMs, Double waitingMs) {

    static final CallerSeen NOTHING = new CallerSeen(0, 0, null, null);

    CallerSeen plus(boolean answered, double tookMs) {
        return new CallerSeen(
                answered ? served + 1 : served,
                answered ? failed : failed + 1,
                rounded(tookMs),
                null);
    }

    CallerSeen waiting(double ms) {
        return new CallerSeen(served, failed, lastMs, rounded(ms));
    }

    /** A hundredth of a millisecond is more than anybody reads. */
    private static double rounded(double ms) {
        return Math.round(ms * 100) / 100.0;
    }
}
