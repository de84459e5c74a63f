package dev.sessionmark.load;

import dev.sessionmark.load.arrival.ArrivalModel;
import java.time.Duration;
import java.util.Objects;

/**
 * One load: a warm-up, or one measurement window.
 *
 * @param target where requests go, and over which connections
 * @param model how requests arrive
 * @param limits bounds on requests in flight, waiting and draining
 * @param source what is asked
 * @param leadIn how long requests are issued before the window that is counted begins; the stream
 *     does not pause in between
 * @param duration how long the window is; null: until {@link LoadRun#stop()}
 * @param bystander requests beside the load; null for none
 * @param listener told about twice a second how it goes; null for nobody
 * @param trace whether requests of the window carry a number by which the system under test keeps
 *     its part of them, and some are kept in full
 * @param each told of each request that has ended; null for nobody
 */
public record LoadSpec(
        LoadTarget target,
        ArrivalModel model,
        LoadLimits limits,
        RequestSource source,
        Duration leadIn,
        Duration duration,
        BystanderLoad bystander,
        LoadProgress.Listener listener,
        boolean trace,
        EndedRequest.Listener each) {

    /** Refuses missing parts. */
    public LoadSpec {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(source, "source");
        if (leadIn.isNegative()) {
            throw new IllegalArgumentException("the lead-in must not be negative: " + leadIn);
        }
    }

    /** A load until it is stopped, with no bystander and nobody listening. */
    public LoadSpec(
            LoadTarget target, ArrivalModel model, LoadLimits limits, RequestSource source) {
        this(target, model, limits, source, Duration.ZERO, null, null, null, false, null);
    }

    /** The same load, counted only after it has run for a time. */
    public LoadSpec after(Duration time) {
        return new LoadSpec(
                target, model, limits, source, time, duration, bystander, listener, trace, each);
    }

    /** The same load with a window of this length. */
    public LoadSpec lasting(Duration time) {
        return new LoadSpec(
                target, model, limits, source, leadIn, time, bystander, listener, trace, each);
    }

    /** The same load with a bystander. */
    public LoadSpec beside(BystanderLoad stream) {
        return new LoadSpec(
                target, model, limits, source, leadIn, duration, stream, listener, trace, each);
    }

    /** The same load with somebody listening. */
    public LoadSpec watchedBy(LoadProgress.Listener watcher) {
        return new LoadSpec(
                target, model, limits, source, leadIn, duration, bystander, watcher, trace, each);
    }

    /** The same load, some requests of which are kept in full. */
    public LoadSpec traced() {
        return new LoadSpec(
                target, model, limits, source, leadIn, duration, bystander, listener, true, each);
    }

    /** The same load with somebody who is told of each request; for loads of some thousands. */
    public LoadSpec telling(EndedRequest.Listener listenerOfEach) {
        return new LoadSpec(
                target,
                model,
                limits,
                source,
                leadIn,
                duration,
                bystander,
                listener,
                trace,
                listenerOfEach);
    }
}
