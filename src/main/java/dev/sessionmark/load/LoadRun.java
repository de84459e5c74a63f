package dev.sessionmark.load;

import dev.sessionmark.measurement.LoadFigures;
import dev.sessionmark.measurement.trace.KeptRequests;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** A load that has been started. */
public interface LoadRun {

    /**
     * What came in about the last second, whenever it was asked for.
     *
     * @param elapsedSeconds since the window began; negative in its lead-in
     * @param seconds how long the time is that is looked at
     * @param failed requests that failed in it, whatever the reason; not counted in a lead-in
     * @param inFlight requests sent or queued now
     * @param responseTime right answers, late ones included, in nanoseconds
     */
    record Recent(
            double elapsedSeconds,
            double seconds,
            long failed,
            int inFlight,
            Histogram responseTime) {}

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
     * How it goes just now, to be asked by one thread, a few times a second. Nothing is recorded
     * for this before it is asked for the first time, so that a load nobody watches does not pay.
     *
     * @return empty before the first request, and where the generator does not answer in time
     */
    Optional<Recent> recent();
}
