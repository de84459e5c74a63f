package dev.sessionmark.page.stage;

import dev.sessionmark.page.stage.StagedSut.LoopObservation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What happens on stage at this moment.
 *
 * @param status whether there is a system under test
 * @param because why there is none, in a sentence; null where nobody need ask
 * @param waitsFor the experiment that runs; null when none does
 * @param setup the setup through which the database is asked; null when nobody asks
 * @param dbLatencyMs round trip added on the way to the database
 * @param eventLoops how many event loops serve
 * @param bystanders those who ask for what needs no database, each on a connection of their own
 * @param asked the one who asks the database; null where there is no stage
 * @param loops what the event loops did in the last second or so; null when not known yet
 */
@RegisterForReflection
@Schema(name = "Stage", description = "A system under test to look at")
public record StageView(
        StageStatus status,
        String because,
        String waitsFor,
        String setup,
        double dbLatencyMs,
        int eventLoops,
        List<CallerSeen> bystanders,
        CallerSeen asked,
        LoopObservation loops) {

    public enum StageStatus {
        OFF,
        /** An experiment runs; it starts when that is over. */
        WAITING,
        STARTING,
        ON
    }

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
}
