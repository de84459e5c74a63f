package dev.sessionmark.experiment;

import java.util.List;

/**
 * What the event-loop threads of the system under test were seen doing, sampled.
 *
 * @param samples samples of single event-loop threads
 * @param blockedSamples samples that stood outside the selector waiting: socket read, park, sleep
 *     or lock
 * @param culprits the application frames responsible, most frequent first; empty when never blocked
 */
public record LoopBlocking(long samples, long blockedSamples, List<Culprit> culprits) {

    /** Share of time an event-loop thread stood blocked, 0 to 1. */
    public double blockedShare() {
        return samples == 0 ? 0 : (double) blockedSamples / samples;
    }
}
