package dev.sessionmark.load;

import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.trace.KeptRequests;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A load that has been started. */
public interface LoadRun {

    /**
     * Issues no more requests and starts the drain: outstanding answers are awaited within the
     * bound of the limits, and no connection with a request outstanding is closed before that.
     * Calling it again, or after the load's duration has passed, changes nothing.
     *
     * @return the same as {@link #result()}
     */
    CompletableFuture<LoadFigures> stop();

    /**
     * Completes when the window begins: at once, or when the lead-in is over. Fails when the load
     * does.
     */
    CompletableFuture<Void> windowBegun();

    /** Completes when the window ends and the drain begins. Fails when the load does. */
    CompletableFuture<Void> windowEnded();

    /**
     * The requests of the window to be kept in full; none unless the load is traced, and before the
     * drain is over.
     */
    KeptRequests kept();

    /** Completes when the drain is over. Cancelling it has no effect on the load. */
    CompletableFuture<LoadFigures> result();

    /**
     * What came in about the last second, to be asked a few times in it. Nothing is recorded for
     * this before it is asked for the first time, so that a load nobody watches does not pay.
     *
     * @return empty before the first request, and where the generator does not answer in time
     */
    Optional<LoadProgress> recent();
}
