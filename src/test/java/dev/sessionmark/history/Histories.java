package dev.sessionmark.history;

import dev.sessionmark.experiment.ExperimentPlan;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What tests do with a history. */
public final class Histories {

    private Histories() {}

    /** Puts an experiment at the end of the queue, however long it is. */
    public static ExperimentSummary submit(
            BlockingHistory history, String id, ExperimentPlan plan) {
        return history.await(store -> store.submit(id, plan, Instant.now(), Integer.MAX_VALUE));
    }

    /** Takes the next one, as a process that has taken nothing before. */
    public static Optional<ExperimentSummary> claim(BlockingHistory history) {
        return history.claim(UUID.randomUUID().toString());
    }

    /** Ends an experiment; null when it has been removed. */
    public static Status end(BlockingHistory history, String id, Status status, String because) {
        return history.await(store -> store.end(id, status, Instant.now(), because));
    }

    /** Lets nothing wait, nor run. */
    public static void empty(BlockingHistory history) {
        while (claim(history).isPresent()) {
            // One after the other, to none left.
        }
        history.running().forEach(one -> end(history, one.id(), Status.FAILED, "a former test"));
    }
}
