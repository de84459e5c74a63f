package dev.sessionmark.sut.probe;

import java.util.List;

/**
 * What the event-loop threads were seen doing.
 *
 * @param samples samples of single event-loop threads
 * @param blockedSamples samples that stood outside the selector waiting
 * @param culprits the frames responsible, most frequent first
 */
public record LoopSight(long samples, long blockedSamples, List<Frame> culprits) {

    /**
     * A frame that kept an event-loop thread waiting.
     *
     * @param frame {@code Class.method(File.java:line)}
     * @param share share of all samples that stood in it, 0 to 1
     */
    public record Frame(String frame, double share) {}

    /** Share of samples that stood blocked, 0 to 1. */
    public double blockedShare() {
        return samples == 0 ? 0 : (double) blockedSamples / samples;
    }
}
