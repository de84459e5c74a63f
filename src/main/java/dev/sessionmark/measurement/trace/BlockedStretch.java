package dev.sessionmark.measurement.trace;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A stretch in which an event loop ran nothing that was due on it, as a task seen late that is due
 * every few milliseconds. It may have begun one period of that task earlier.
 *
 * @param loop name of the event loop's thread
 * @param beginNanos its begin: of {@link System#nanoTime()} in the system under test, from the
 *     start of the window in a {@link WindowTrace}
 * @param endNanos its end, likewise
 * @param culprit the application's frame in which the loop was seen waiting most often; null where
 *     no sample fell into the stretch, since it was short, a collector paused the process, or the
 *     machine had no processor for it. A stretch in which samples saw the loop run is none
 */
@RegisterForReflection
public record BlockedStretch(String loop, long beginNanos, long endNanos, String culprit) {

    /** How long it was, in nanoseconds. */
    public long nanos() {
        return endNanos - beginNanos;
    }

    /** The same on a clock that is zero at the given time. */
    BlockedStretch since(long start) {
        return new BlockedStretch(loop, beginNanos - start, endNanos - start, culprit);
    }
}
